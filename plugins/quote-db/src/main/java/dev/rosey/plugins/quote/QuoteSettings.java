package dev.rosey.plugins.quote;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What an operator may change while the plugin runs. */
@PluginSettings
record QuoteSettings(
        @Setting(value = "2", doc = "The rank that may edit, restore, and delete what others added")
        double moderatorRank,

        @Setting(value = "5m", doc = "How long people may delete what they added themselves")
        Duration ownDelete,

        @Setting(value = "30d", doc = "How long a deleted quote can be restored")
        Duration undelete,

        @Setting(
                value = "all",
                doc = "Whose quotes a channel draws, searches and counts: all, or those of the same channel")
        Scope scope,

        @Setting(value = "UTC", doc = "The time zone of dates, for example Europe/Berlin")
        ZoneId timeZone,

        @Setting(value = "", doc = "Other time zones of single channels, for example movienight=America/New_York")
        List<String> channelTimeZones) {

    /** Which quotes belong together. */
    enum Scope {
        ALL,
        CHANNEL
    }

    QuoteSettings {
        if (ownDelete.isNegative() || undelete.isNegative()) {
            throw new IllegalArgumentException("a duration cannot be negative");
        }
        channelTimeZones = channelTimeZones.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        channelTimeZones.forEach(QuoteSettings::zoneOf);
    }

    /** The time zone of a channel. */
    ZoneId zone(String channel) {
        return channelTimeZones.stream()
                .filter(entry -> entry.regionMatches(true, 0, channel + "=", 0, channel.length() + 1))
                .findFirst()
                .map(QuoteSettings::zoneOf)
                .orElse(timeZone);
    }

    /** The pool of quotes that a channel uses. */
    String pool(String channel) {
        return scope == Scope.ALL ? "" : channel;
    }

    private static ZoneId zoneOf(String entry) {
        int sign = entry.indexOf('=');
        if (sign < 1) {
            throw new IllegalArgumentException("channel-time-zones has entries such as movienight=UTC, not " + entry);
        }
        try {
            return ZoneId.of(entry.substring(sign + 1).strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time zone: " + entry, e);
        }
    }
}
