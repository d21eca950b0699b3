package dev.rosey.cytube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One channel that Rosey is to be in.
 *
 * @param url the site, such as {@code https://cytu.be}
 * @param user Rosey's name there
 * @param passwordFile holds the account's password; without one Rosey is a guest
 * @param channelPasswordFile holds the channel's password, if it has one
 */
record ChannelConfig(
        URI url, String channel, String user, Optional<Path> passwordFile, Optional<Path> channelPasswordFile) {

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

    /** Read at each login, so that a password can be changed without a restart. */
    Optional<Secret> password() {
        return passwordFile.map(ChannelConfig::read);
    }

    Optional<Secret> channelPassword() {
        return channelPasswordFile.map(ChannelConfig::read);
    }

    private static Secret read(Path file) {
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the password file " + file, unreadable);
        }
    }
}
