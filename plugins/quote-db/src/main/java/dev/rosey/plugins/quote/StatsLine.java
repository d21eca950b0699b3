package dev.rosey.plugins.quote;

import java.time.ZoneId;

/** Counts as the chat reads them. */
final class StatsLine {
    private StatsLine() {}

    /** @param prefix what a command begins with */
    static String of(Stats stats, String user, ZoneId zone, String prefix) {
        if (stats.firstAt() == null || stats.newestAt() == null) {
            return none(prefix);
        }
        String most = stats.topName() == null ? "" : ", most by " + stats.topName() + " (" + stats.topQuotes() + ")";
        return Words.count(stats.quotes(), "quote") + most
                + " · first #" + stats.firstId() + " on " + QuoteLine.date(stats.firstAt(), zone)
                + ", newest #" + stats.newestId() + " on " + QuoteLine.date(stats.newestAt(), zone)
                + " · " + user + " added " + stats.userAdded() + " and was grabbed " + times(stats.userSaid());
    }

    /** Where there is nothing to count or to show. */
    static String none(String prefix) {
        return "There are no quotes yet. Add the first: " + prefix + "quote add <text>";
    }

    private static String times(long number) {
        return number == 1 ? "once" : number + " times";
    }
}
