package dev.rosey.cytube;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * The channels that Rosey is to be in: {@code rosey.cytube[]} of the configuration, or the simulator's when there is none.
 *
 * <pre>{@code
 * rosey:
 *   cytube:
 *     - url: https://cytu.be
 *       channel: movienight
 *       user: rosey
 *       password-file: /etc/rosey/cytube-password          # without it, a guest
 *       channel-password-file: /etc/rosey/channel-password # only where the channel has one
 * }</pre>
 *
 * @param channels at least one, no two of one name: on the bus a channel is known by its name alone
 */
record CytubeConfig(List<ChannelConfig> channels) {

    private static final String PREFIX = "rosey.cytube";
    private static final List<String> KEYS =
            List.of("url", "channel", "user", "password-file", "channel-password-file");
    private static final String DEFAULT_USER = "rosey";
    private static final String SIMULATED_CHANNEL = "movienight";

    CytubeConfig {
        channels = List.copyOf(channels);
        Set<String> names = new HashSet<>();
        for (ChannelConfig channel : channels) {
            if (!names.add(channel.channel().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("the channel " + channel.channel() + " is configured twice");
            }
        }
    }

    static CytubeConfig from(Config config) {
        List<ChannelConfig> channels = new ArrayList<>();
        for (int i = 0; isThere(config, i); i++) {
            channels.add(channel(config, i));
        }
        return new CytubeConfig(channels.isEmpty() ? List.of(simulated(config)) : channels);
    }

    /** Whether anything is said of this channel, also under a name that nobody knows. */
    private static boolean isThere(Config config, int index) {
        return KEYS.stream().anyMatch(name -> text(config, key(index, name)).isPresent())
                || StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .anyMatch(name -> name.startsWith(key(index, "")));
    }

    private static ChannelConfig channel(Config config, int index) {
        return new ChannelConfig(
                URI.create(needed(config, key(index, "url"))),
                needed(config, key(index, "channel")),
                text(config, key(index, "user")).orElse(DEFAULT_USER),
                file(text(config, key(index, "password-file"))),
                file(text(config, key(index, "channel-password-file"))));
    }

    /** The launcher says by environment where the simulator is, and how Rosey logs in there. */
    private static ChannelConfig simulated(Config config) {
        String port = text(config, PREFIX + ".port").orElse("8081");
        Optional<String> file = text(config, "rosey.simulator.password-file");
        Optional<Secret> password = text(config, "rosey.simulator.password").map(Secret::new);
        return new ChannelConfig(
                URI.create(text(config, "rosey.simulator.url").orElse("http://127.0.0.1:" + port)),
                text(config, "rosey.channel").orElse(SIMULATED_CHANNEL),
                DEFAULT_USER,
                file.isPresent() ? file(file) : () -> password,
                Optional::empty);
    }

    private static Supplier<Optional<Secret>> file(Optional<String> file) {
        return () -> file.map(Path::of).map(Secret::read);
    }

    private static String key(int index, String name) {
        return PREFIX + "." + index + "." + name;
    }

    private static String needed(Config config, String key) {
        return text(config, key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    private static Optional<String> text(Config config, String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }
}
