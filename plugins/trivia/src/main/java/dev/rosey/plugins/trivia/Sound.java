package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How an English word sounds, roughly: two words with the same sound are two spellings of one to somebody who has only
 * heard it (Christie, Christy; Gogh, Goh; Khan, Kahn).
 */
final class Sound {

    private static final List<Spelt> SPELT = spelt("ph f,ght t,gh$ ,gh g,sch S,sh S,tch C,ch C,ck k,x ks,qu kw,q k,"
            + "th T,c(?=[eiy]) s,c k,z s,dg j,^wr r,^kn n,^ps s,^pt t,mb$ m,"
            + "ie|ey|ee|ea|ei|y i,ou|oo|ew|ue u,ai|ay|ae a,au|aw|oa|ow|oe o,(?<!^)h ,(.)\\1+ $1,(?<=[^aeiou])e$ ");

    private Sound() {}

    /** Whether both words, in small letters without accents, sound the same. */
    static boolean same(String one, String other) {
        return of(one).equals(of(other));
    }

    private static String of(String word) {
        String sound = word;
        for (Spelt spelt : SPELT) {
            sound = spelt.letters().matcher(sound).replaceAll(spelt.sound());
        }
        return sound;
    }

    private static List<Spelt> spelt(String list) {
        return Stream.of(list.split(",", -1))
                .map(pair -> new Spelt(
                        Pattern.compile(pair.substring(0, pair.indexOf(' '))), pair.substring(pair.indexOf(' ') + 1)))
                .toList();
    }

    /** Letters and what stands for their sound. */
    private record Spelt(Pattern letters, String sound) {}
}
