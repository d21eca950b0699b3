package dev.rosey.plugins.dice;

import java.util.List;

/** Refuses to keep or drop what is not there. */
final class SelectionCheck {
    private SelectionCheck() {}

    static void check(Cursor in, List<Selection> selections, int number) {
        int left = number;
        for (Selection selection : selections) {
            if (selection.number() > left) {
                throw refused(in, selection, left, left, (left == 1 ? "there is only " : "there are only ") + left);
            }
            if (!selection.keeps() && selection.number() == left) {
                throw refused(in, selection, left, left - 1, "that would leave nothing");
            }
            left = selection.keeps() ? selection.number() : left - selection.number();
        }
    }

    private static NotationException refused(Cursor in, Selection selection, int left, int most, String why) {
        String verb = selection.keeps() ? "keep" : "drop";
        int at = selection.position();
        return in.impossible(
                at,
                "cannot " + verb + " " + selection.number() + " of " + left,
                "at most " + most + " to " + verb,
                "I can't " + verb + " " + selection.number() + ": " + why,
                in.before(at) + (selection.keeps() ? "k" : "d") + (selection.highest() ? "h" : "l") + most,
                in.before(at).stripTrailing() + "+" + in.behind(at),
                in.before(at));
    }
}
