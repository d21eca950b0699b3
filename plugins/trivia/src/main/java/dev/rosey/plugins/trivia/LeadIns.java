package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What people say around an answer: “what is…?”, “it's…”, “I think…”, “…, final answer”. */
final class LeadIns {

    private static final int MOST = 6;

    private static final List<List<String>> FRONT = phrases(
            "what is,what are,what was,what were,whats,who is,who are,who was,who were,whos,where is,where was,wheres,"
                    + "when was,which is,is it,was it,it is,it was,its,they are,theyre,that is,that was,thats,that would be,"
                    + "this is,the answer is,answer is,the answer,answer,my answer is,my answer,my guess is,my guess,"
                    + "i guess,i think,i believe,i say,i would say,id say,i know,im going with,ill go with,going with,"
                    + "gotta be,must be,has to be,it must be,it has to be,it has got to be,could it be,maybe,perhaps,"
                    + "probably,definitely,surely,obviously,clearly,um,uh,umm,uhh,er,erm,hmm,oh,ah,well,easy,so,"
                    + "he is,she is,hes,shes,he was,she was,it would be,itd be,the,a,an");

    private static final List<List<String>> BACK =
            phrases("please,i think,i guess,i believe,i suppose,maybe,perhaps,probably,definitely,obviously,right,"
                    + "final answer,of course,for sure,lol,haha,duh,innit,is it,isnt it,eh");

    private LeadIns() {}

    /** The message as it stands, then what is left of it as one phrase after another is taken off; never empty. */
    static List<List<String>> readings(List<String> words) {
        List<List<String>> readings = new ArrayList<>();
        readings.add(words);
        List<String> rest = words;
        for (int i = 0; i < MOST; i++) {
            List<String> shorter = shorten(rest);
            if (shorter.size() == rest.size()) {
                break;
            }
            rest = shorter;
            readings.add(rest);
        }
        return readings;
    }

    private static List<String> shorten(List<String> words) {
        for (List<String> phrase : FRONT) {
            if (words.size() > phrase.size() && words.subList(0, phrase.size()).equals(phrase)) {
                return words.subList(phrase.size(), words.size());
            }
        }
        for (List<String> phrase : BACK) {
            int rest = words.size() - phrase.size();
            if (rest > 0 && words.subList(rest, words.size()).equals(phrase)) {
                return words.subList(0, rest);
            }
        }
        return words;
    }

    private static List<List<String>> phrases(String commaSeparated) {
        return Stream.of(commaSeparated.split(",", -1))
                .map(phrase -> List.of(phrase.split(" ", -1)))
                .sorted(Comparator.comparingInt((List<String> phrase) -> -phrase.size()))
                .toList();
    }
}
