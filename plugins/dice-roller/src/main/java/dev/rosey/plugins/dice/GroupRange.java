package dev.rosey.plugins.dice;

import java.util.ArrayList;
import java.util.List;

/** The worst case of parentheses and groups. */
final class GroupRange {
    private final Cursor in;
    private final WorstCase worstCase;

    GroupRange(Cursor in, WorstCase worstCase) {
        this.in = in;
        this.worstCase = worstCase;
    }

    Range of(Node.Group group) {
        if (group.isPool()) {
            return pool(group);
        }
        List<Range> elements = new ArrayList<>(group.elements().size());
        for (Node element : group.elements()) {
            elements.add(worstCase.of(element));
        }
        SelectionCheck.check(in, group.rules().selections(), elements.size());
        if (group.rules().success() != null) {
            return Range.of(group.rules().failure() == null ? 0 : -elements.size(), elements.size());
        }
        if (group.rules().filter() != null) {
            return filtered(group, elements);
        }
        return selected(group, elements);
    }

    private Range filtered(Node.Group group, List<Range> elements) {
        List<Range> withZero = new ArrayList<>(elements.size());
        for (Range element : elements) {
            Fraction min = element.min().compareTo(Fraction.ZERO) > 0 ? Fraction.ZERO : element.min();
            Fraction max = element.max().compareTo(Fraction.ZERO) < 0 ? Fraction.ZERO : element.max();
            withZero.add(new Range(min, max, element.grain()));
        }
        return sum(group, withZero);
    }

    private Range selected(Node.Group group, List<Range> elements) {
        Selection.Span span = Selection.of(group.rules().selections(), elements.size());
        List<Fraction> lows = elements.stream().map(Range::min).sorted().toList();
        List<Fraction> highs = elements.stream().map(Range::max).sorted().toList();
        Range all = sum(group, elements);
        Fraction min = Fraction.ZERO;
        Fraction max = Fraction.ZERO;
        for (int rank = span.from(); rank < span.to(); rank++) {
            min = min.plus(lows.get(rank));
            max = max.plus(highs.get(rank));
        }
        return new Range(min, max, all.grain());
    }

    private Range sum(Node.Group group, List<Range> elements) {
        Range total = Range.of(0, 0);
        for (Range element : elements) {
            double grain = (double) total.grain() * element.grain();
            if (grain > Limits.GRAIN) {
                throw in.tooMuch(
                        group.position(),
                        "fractions finer than 1/" + Limits.GRAIN,
                        "fractions down to 1/" + Limits.GRAIN,
                        "that needs fractions finer than a millionth");
            }
            total = new Range(total.min().plus(element.min()), total.max().plus(element.max()), (long) grain);
        }
        return total;
    }

    /** A sum of dice of which some are chosen: every die that shows more makes the total no smaller. */
    private Range pool(Node.Group group) {
        List<Node.Dice> dice = new ArrayList<>();
        Fraction constant = collect(group, group.elements().getFirst(), dice);
        List<Long> lows = new ArrayList<>();
        List<Long> highs = new ArrayList<>();
        for (Node.Dice term : dice) {
            DiceRange.Single single = new DiceRange(in).single(term);
            int kept = Selection.of(term.rules().selections(), term.count()).size();
            for (int i = 0; i < kept; i++) {
                lows.add(single.min());
                highs.add(single.max());
            }
        }
        SelectionCheck.check(in, group.rules().selections(), lows.size());
        Selection.Span span = Selection.of(group.rules().selections(), lows.size());
        Range fixed = Range.of(constant);
        return new Range(
                fixed.min().plus(Fraction.of(ranks(lows, span))),
                fixed.max().plus(Fraction.of(ranks(highs, span))),
                fixed.grain());
    }

    private static long ranks(List<Long> values, Selection.Span span) {
        return values.stream()
                .sorted()
                .skip(span.from())
                .limit(span.size())
                .mapToLong(Long::longValue)
                .sum();
    }

    private Fraction collect(Node.Group group, Node node, List<Node.Dice> dice) {
        return switch (node) {
            case Node.Constant constant -> constant.value();
            case Node.Labelled labelled -> collect(group, labelled.inner(), dice);
            case Node.Dice term
            when addsPlainly(term.rules()) -> {
                worstCase.of(term);
                dice.add(term);
                yield Fraction.ZERO;
            }
            case Node.Group inner
            when inner.rules().isPlain() && inner.elements().size() == 1 ->
                collect(group, inner.elements().getFirst(), dice);
            case Node.Operation(int at, Node.Operator operator, Node left, Node right)
            when operator == Node.Operator.PLUS -> collect(group, left, dice).plus(collect(group, right, dice));
            default -> throw noPool(group, node);
        };
    }

    private static boolean addsPlainly(DiceRules rules) {
        return rules.success() == null && rules.filter() == null && !rules.explodesBesides();
    }

    private NotationException noPool(Node.Group group, Node node) {
        int at = group.rules().selections().getFirst().position();
        return in.impossible(
                at,
                "no dice to choose from",
                "a sum of dice, or several elements",
                "keep and drop choose among dice that are added up, or among several rolls such as {4d6, 3d8}kh1",
                in.before(at),
                in.before(node.position()));
    }
}
