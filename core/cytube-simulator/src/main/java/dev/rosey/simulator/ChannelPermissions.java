package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which rank a channel asks for what. */
final class ChannelPermissions {
    private static final String REGISTERED = """
            seeplaylist -1 playlistadd 1.5 playlistnext 1.5 playlistmove 1.5 playlistdelete 2 playlistjump 1.5 \
            playlistaddlist 1.5 oplaylistadd -1 oplaylistnext 1.5 oplaylistmove 1.5 oplaylistdelete 2 oplaylistjump 1.5 \
            oplaylistaddlist 1.5 playlistaddcustom 3 playlistaddrawfile 2 playlistaddlive 1.5 exceedmaxlength 2 \
            addnontemp 2 settemp 2 playlistshuffle 2 playlistclear 2 pollctl 1.5 pollvote -1 viewhiddenpoll 1.5 \
            voteskip -1 viewvoteskip 1.5 mute 1.5 kick 1.5 ban 2 motdedit 3 filteredit 3 filterimport 3 emoteedit 3 \
            emoteimport 3 playlistlock 2 leaderctl 2 drink 1.5 chat 0 chatclear 2 exceedmaxitems 2 \
            deletefromchannellib 2 exceedmaxdurationperuser 2""";

    private static final String UNREGISTERED = """
            seeplaylist -1 playlistadd -1 playlistnext 0 playlistmove 0 playlistdelete 0 playlistjump 0 \
            playlistaddlist 0 oplaylistadd -1 oplaylistnext 0 oplaylistmove 0 oplaylistdelete 0 oplaylistjump 0 \
            oplaylistaddlist 0 playlistaddcustom 0 playlistaddlive 0 exceedmaxlength 0 addnontemp 0 settemp 0 \
            playlistshuffle 0 playlistclear 0 pollctl 0 pollvote -1 viewhiddenpoll 1.5 voteskip -1 viewvoteskip 1.5 \
            playlistlock 2 leaderctl 0 drink 0 chat 0 chatclear 2 exceedmaxitems 2 deletefromchannellib 2""";

    private final Map<String, Number> ranks = new LinkedHashMap<>();

    ChannelPermissions() {
        reset(true);
    }

    /** Back to what CyTube gives a new channel; one that nobody has registered leaves more to everybody. */
    void reset(boolean registered) {
        ranks.clear();
        String[] words = (registered ? REGISTERED : UNREGISTERED).split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            ranks.put(words[i], Ranks.wire(Double.parseDouble(words[i + 1])));
        }
    }

    Map<String, Number> wire() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(ranks));
    }

    boolean allow(Visitor visitor, String what) {
        Number needed = ranks.get(what);
        return needed != null && visitor.rank() >= needed.doubleValue();
    }

    void set(String what, double rank) {
        if (ranks.replace(what, Ranks.wire(rank)) == null) {
            throw new IllegalArgumentException("no such permission: " + what);
        }
    }

    void merge(JsonNode wanted) {
        wanted.properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                ranks.computeIfPresent(
                        entry.getKey(),
                        (key, old) -> Ranks.wire(entry.getValue().doubleValue()));
            }
        });
    }
}
