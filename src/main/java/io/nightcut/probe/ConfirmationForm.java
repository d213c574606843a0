package io.nightcut.probe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * The form on a page that Google Drive sends in place of a large file: "Google Drive can't scan this file for viruses.
 * Download anyway". Its hidden fields make the address of the file.
 */
final class ConfirmationForm {

    /** In bytes; the page has about 3,000. */
    static final int LONGEST_PAGE = 262_144;

    private static final Pattern TAG = Pattern.compile("(?i)<(form|input)\\s([^<>]{1,2000})>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]{1,40})=\"([^\"]{0,1500})\"");
    private static final String ID = "download-form";

    private ConfirmationForm() {}

    /** Where the form leads, as a {@code Location} header would say it; empty: the page has none. */
    static Optional<String> target(String page) {
        Matcher tag = TAG.matcher(page);
        String action = "";
        StringJoiner query = new StringJoiner("&");
        while (tag.find()) {
            String attributes = tag.group(2);
            boolean isForm = tag.group(1).equalsIgnoreCase("form");
            if (isForm && !action.isEmpty()) {
                break;
            } else if (isForm && attribute("id", attributes).equals(ID)) {
                action = attribute("action", attributes);
            } else if (!isForm
                    && !action.isEmpty()
                    && attribute("type", attributes).equals("hidden")) {
                query.add(encoded(attribute("name", attributes)) + "=" + encoded(attribute("value", attributes)));
            }
        }
        return action.isEmpty() || query.length() == 0
                ? Optional.empty()
                : Optional.of(StringUtils.substringBefore(action, "?") + "?" + query);
    }

    private static String attribute(String name, String attributes) {
        return ATTRIBUTE
                .matcher(attributes)
                .results()
                .filter(each -> each.group(1).equalsIgnoreCase(name))
                .map(each -> each.group(2).replace("&amp;", "&"))
                .findFirst()
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
