package dev.rosey.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registered users. */
final class Accounts {
    private final Map<String, String> canonical = new HashMap<>();
    private final Map<String, Double> ranks = new HashMap<>();
    private final Set<String> lookalikes = new HashSet<>();
    private final byte[] password;

    Accounts(SimulatorConfig config) {
        password = config.password().getBytes(StandardCharsets.UTF_8);
        config.users().forEach((name, rank) -> {
            canonical.put(Names.key(name), name);
            ranks.put(Names.key(name), rank);
            lookalikes.add(Names.lookalike(name));
        });
    }

    /** The name as it was registered, or null when nobody has that name. */
    @Nullable
    String canonicalName(String name) {
        return canonical.get(Names.key(name));
    }

    boolean looksRegistered(String name) {
        return lookalikes.contains(Names.lookalike(name));
    }

    boolean passwordIs(String given) {
        return MessageDigest.isEqual(password, given.getBytes(StandardCharsets.UTF_8));
    }

    double rank(String name) {
        return ranks.getOrDefault(Names.key(name), Ranks.USER);
    }
}
