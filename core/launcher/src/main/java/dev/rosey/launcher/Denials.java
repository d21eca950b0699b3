package dev.rosey.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads in nats-server's log what the server refused to whom. The same refusal is told once a minute, and of one user no
 * more than {@value #MOST} in a minute, so that whoever tries without end fills nobody's memory. While somebody is refused
 * more often than is read, some of it is missed. Not safe for threads.
 */
final class Denials {

    static final int MOST = 20;

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /**
     * The client's own words, such as its name, are quoted by the server and stand before these. A subject may have thousands
     * of letters: nothing may be tried twice in it, for each time would take from the stack.
     */
    private static final Pattern VIOLATION = Pattern.compile("\\[\\d+\\] \\S+ \\S+ \\[ERR\\] .* - "
            + "(Publish|Subscription) Violation - User \"([a-z0-9-]+)\", Subject \"((?:[^\"\\\\]++|\\\\.)*+)\""
            + "(?:, Queue:? \"[^\"]*\")?(?:, SID \\S+)?");

    /**
     * What was refused.
     *
     * @param user whose connection it was
     * @param operation {@code publish} or {@code subscribe}
     */
    record Denial(String user, String operation, String subject) {}

    private final LogFile log;
    private final InstantSource clock;
    private final Set<Denial> told = new HashSet<>();
    private Instant forgotten;

    /** Reads what is added from now on. */
    Denials(Path log, InstantSource clock) {
        this.log = new LogFile(log, LogFile.size(log));
        this.clock = clock;
        this.forgotten = clock.instant();
    }

    /** What is new and to be told. */
    List<Denial> added() {
        var now = clock.instant();
        if (now.isAfter(forgotten.plus(PERIOD))) {
            told.clear();
            forgotten = now;
        }
        return log.added().stream()
                .map(Denials::read)
                .flatMap(Optional::stream)
                .filter(this::isToBeTold)
                .toList();
    }

    private boolean isToBeTold(Denial denial) {
        long ofThisUser = told.stream()
                .filter(other -> other.user().equals(denial.user()))
                .count();
        return ofThisUser < MOST && told.add(denial);
    }

    static Optional<Denial> read(String line) {
        var matcher = VIOLATION.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var operation = matcher.group(1).equals("Publish") ? "publish" : "subscribe";
        return Optional.of(new Denial(matcher.group(2), operation, matcher.group(3)));
    }
}
