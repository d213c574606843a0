package io.nightcut.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Drives of the sandbox, the first of them with the token of its settings. Whoever uses them holds their lock. */
final class Drives {

    final SandboxSettings settings;
    private final Clock clock;
    private final List<Account> accounts = new ArrayList<>();
    final CallbackSender callbacks = new CallbackSender(this);

    Drives(SandboxSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = Clock.offset(clock, settings.clockSkew());
        add("Sandbox Drive", settings.token());
    }

    Instant now() {
        return clock.instant();
    }

    Drive add(String name, String token) {
        if (with(token).isPresent()) {
            throw new IllegalArgumentException("A token belongs to one Drive");
        }
        Account account = new Account(settings, name, token, callbacks::watch);
        accounts.add(account);
        return account.drive;
    }

    Account first() {
        return accounts.get(0);
    }

    Optional<Account> with(String token) {
        return accounts.stream()
                .filter(each -> each.drive.token().equals(token))
                .findFirst();
    }

    /** Whose token a request has. An upload has none: its store knows it by its id. */
    Optional<Account> of(Call call, Incoming request) {
        if (call == Call.UPLOAD) {
            return Optional.of(accounts.stream()
                    .filter(each -> each.uploads.has(request.last()))
                    .findFirst()
                    .orElse(first()));
        }
        String header = String.valueOf(request.header("Authorization"));
        return accounts.stream()
                .filter(each -> header.equals("Bearer " + each.drive.token()))
                .findFirst();
    }

    Stream<Job> billedJobs() {
        return accounts.stream().flatMap(Account::billedJobs);
    }

    /** The projects of that name, wherever. */
    List<Project> named(String name) {
        List<Project> found = accounts.stream()
                .flatMap(Account::projects)
                .filter(project -> project.name.equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No project named " + name);
        }
        return found;
    }
}
