package dev.rosey.runtime;

import dev.rosey.bus.CommandSpec;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/**
 * The rank that a command needs: what {@code rosey.ranks.<token>.<action>} says, else what its plugin says. Read once, at
 * the start.
 */
@Singleton
class CommandRanks {

    private final Config config;

    @Inject
    CommandRanks(Config config) {
        this.config = config;
    }

    /** The command with the rank that it needs here. */
    CommandSpec of(CommandSpec command) {
        return config.getOptionalValue("rosey.ranks." + command.token() + '.' + command.action(), Double.class)
                .map(command::withMinRank)
                .orElse(command);
    }
}
