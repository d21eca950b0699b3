package dev.rosey.dashboard;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What keeps people from using a page. */
final class Axe {

    private Axe() {}

    /** Serious findings on the page as it is now, in axe's words. */
    static List<String> seriousFindings(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + ' '
                                + rule.getNodes().stream().limit(3).toList())
                        .toList();
    }
}
