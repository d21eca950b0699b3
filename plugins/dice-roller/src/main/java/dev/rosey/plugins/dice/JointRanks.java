package dev.rosey.plugins.dice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How likely some ranks of a group's elements come to which total: every combination is looked at. */
final class JointRanks {
    private final DiceRules rules;
    private final List<Distribution> elements;
    private final Selection.Span span;
    private final Fraction[] values;
    private final Map<Fraction, Double> chances = new HashMap<>();

    JointRanks(Node.Group group, List<Distribution> elements, OddsBudget budget) {
        this.rules = group.rules();
        this.elements = elements;
        this.span = Selection.of(rules.selections(), elements.size());
        this.values = new Fraction[elements.size()];
        double combinations = 40.0 * elements.size();
        for (Distribution element : elements) {
            combinations *= element.size();
        }
        budget.spend(combinations);
    }

    Distribution calculate() {
        combine(0, 1);
        Distribution listed = Distribution.ofMap(chances);
        if (rules.success() != null) {
            return listed;
        }
        return listed.spanning(
                total(elements.stream().map(Distribution::min).toArray(Fraction[]::new)),
                total(elements.stream().map(Distribution::max).toArray(Fraction[]::new)));
    }

    private void combine(int element, double chance) {
        if (element == values.length) {
            chances.merge(total(values.clone()), chance, Double::sum);
            return;
        }
        Distribution distribution = elements.get(element);
        for (int i = 0; i < distribution.size(); i++) {
            values[element] = distribution.value(i);
            combine(element + 1, chance * distribution.probability(i));
        }
    }

    private Fraction total(Fraction[] combination) {
        Arrays.sort(combination);
        Fraction total = Fraction.ZERO;
        for (int rank = span.from(); rank < span.to(); rank++) {
            total = total.plus(ExactOdds.score(rules, combination[rank]));
        }
        return total;
    }
}
