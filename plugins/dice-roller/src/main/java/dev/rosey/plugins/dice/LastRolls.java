package dev.rosey.plugins.dice;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What each user rolled last in each channel, for {@code again}. It holds a limited number and forgets what was not used
 * for the longest time. Any thread may call it. CyTube's names are one whatever their case, and so they are here.
 */
final class LastRolls {
    static final int REMEMBERED = 1_000;

    private final Map<Who, Expression> expressions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Expression> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized void remember(String channel, String user, Expression expression) {
        expressions.put(Who.of(channel, user), expression);
    }

    synchronized Optional<Expression> of(String channel, String user) {
        return Optional.ofNullable(expressions.get(Who.of(channel, user)));
    }

    private record Who(String channel, String user) {
        static Who of(String channel, String user) {
            return new Who(channel.toLowerCase(Locale.ROOT), user.toLowerCase(Locale.ROOT));
        }
    }
}
