package dev.rosey.cytube;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One channel that Rosey is to be in.
 *
 * @param url the site, such as {@code https://cytu.be}
 * @param user Rosey's name there
 * @param password the account's; without one Rosey is a guest. Asked for at each login, so that it can be changed without a
 *     restart; may throw {@link java.io.UncheckedIOException}
 * @param channelPassword the channel's, if it has one
 */
record ChannelConfig(
        URI url,
        String channel,
        String user,
        Supplier<Optional<Secret>> password,
        Supplier<Optional<Secret>> channelPassword) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,30}");

    ChannelConfig {
        String scheme = String.valueOf(url.getScheme());
        if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https")) || url.getUserInfo() != null) {
            throw new IllegalArgumentException("the url of a CyTube site is http(s)://host[:port]");
        }
        if (!NAME.matcher(channel).matches()) {
            throw new IllegalArgumentException("not the name of a CyTube channel: " + channel);
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("channel " + channel + " has no user");
        }
    }
}
