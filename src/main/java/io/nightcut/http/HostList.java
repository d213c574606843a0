package io.nightcut.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hosts as {@code NO_PROXY} lists them, separated by commas or blanks: a name stands for itself and for what is below it,
 * {@code 10.0.0.0/8} for a range of addresses, {@code *} for all. A port behind it limits it to that port.
 */
record HostList(List<String> entries) {

    private static final Pattern VALID =
            Pattern.compile("\\*|(\\*?\\.)?[\\p{L}\\p{M}\\p{N}._-]+(:\\d{1,5})?|[0-9.]+/\\d{1,3}"
                    + "|\\[?[0-9a-f:.]*:[0-9a-f:.]*(](:\\d{1,5})?)?(/\\d{1,3})?");

    static HostList of(String list) {
        return new HostList(Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    /** Whether an entry can cover any host. */
    static boolean isValid(String entry) {
        return VALID.matcher(entry).matches();
    }

    /** Whether this host is one of them. */
    boolean covers(String host, int port) {
        String name = bare(host.toLowerCase(Locale.ROOT));
        return entries.stream().anyMatch(entry -> covers(entry, name, port));
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return isInRange(host, entry);
        }
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
        if (hasPort && !entry.substring(colon + 1).equals(String.valueOf(port))) {
            return false;
        }
        String name = bare((hasPort ? entry.substring(0, colon) : entry).replaceFirst("^\\*?\\.", ""));
        return host.equals(name) || host.endsWith("." + name);
    }

    private static boolean isInRange(String host, String range) {
        byte[] address = literal(host);
        byte[] network = literal(bare(range.substring(0, range.indexOf('/'))));
        String length = range.substring(range.indexOf('/') + 1);
        if (address == null || network == null || address.length != network.length || !length.matches("\\d{1,3}")) {
            return false;
        }
        int others = Math.max(0, address.length * 8 - Integer.parseInt(length));
        return new BigInteger(1, address).shiftRight(others).equals(new BigInteger(1, network).shiftRight(others));
    }

    /** Whether it is an address and no name. */
    static boolean isLiteral(String host) {
        return literal(bare(host.toLowerCase(Locale.ROOT))) != null;
    }

    /** Null: it is a name, which is looked up nowhere. */
    private static byte @Nullable [] literal(String host) {
        if (!host.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")) {
            return null;
        }
        try {
            return InetAddress.getByName(host).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Without the brackets of an IPv6 address and the dot at a name's end. */
    private static String bare(String host) {
        return host.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("\\.$", "");
    }
}
