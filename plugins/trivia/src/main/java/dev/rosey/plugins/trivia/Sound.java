package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How an English word sounds, roughly: two words with the same sound are two spellings of one to somebody who has only
 * heard it (Wyler, Wiler; Gogh, Goh; Khan, Kahn). Vowels that only resemble one another are kept apart, since that
 * is how other words are made (living, leaving; snack, snake).
 */
final class Sound {

    private static final List<Spelt> SPELT = spelt("ph f,ght t,gh$ ,gh g,sch S,sh S,tch C,ch C,ck k,x ks,qu kw,q k,"
            + "th T,c(?=[eiy]) s,c k,z s,dg j,^wr r,^kn n,^ps s,^pt t,mb$ m,(?<=[^aeiouyw]{2})e$ ,"
            + "(?:ie|ey|y)$ i,ie|ei|ee|ea E,y i,oo U,ew|ue W,ai|ay|ae A,au|aw Q,oa|ow|oe O,(?<!^)h ,(.)\\1+ $1");

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
