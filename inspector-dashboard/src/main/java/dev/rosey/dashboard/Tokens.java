package dev.rosey.dashboard;

import dev.rosey.bus.Sha256;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is behind a token. Comparing takes as long for a wrong one as for the right one. */
final class Tokens {

    /** What the one who holds a token may do; each may do what those before it may. */
    enum Scope {
        READ,
        OPERATE
    }

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) ([A-Za-z0-9._~+/-]{16,512}=*)");

    private final byte @Nullable [] operator;
    private final byte @Nullable [] reader;

    Tokens(@Nullable String operatorToken, @Nullable String readerToken) {
        this.operator = operatorToken == null ? null : Sha256.of(operatorToken);
        this.reader = readerToken == null ? null : Sha256.of(readerToken);
    }

    /** What these {@code Authorization} headers allow; empty for none, several, and any that is not exactly right. */
    Optional<Scope> scope(@Nullable List<String> headers) {
        if (headers == null || headers.size() != 1) {
            return Optional.empty();
        }
        var bearer = BEARER.matcher(headers.getFirst());
        if (!bearer.matches()) {
            return Optional.empty();
        }
        var given = Sha256.of(bearer.group(1));
        var mayOperate = equal(operator, given);
        var mayRead = equal(reader, given);
        if (mayOperate) {
            return Optional.of(Scope.OPERATE);
        }
        return mayRead ? Optional.of(Scope.READ) : Optional.empty();
    }

    private static boolean equal(byte @Nullable [] known, byte[] given) {
        return known != null && MessageDigest.isEqual(known, given);
    }
}
