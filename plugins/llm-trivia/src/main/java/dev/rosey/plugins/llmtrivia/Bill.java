package dev.rosey.plugins.llmtrivia;

import java.math.BigDecimal;

/** What the calls for one text came to. */
record Bill(String provider, String model, String promptHash, long tokens, BigDecimal cost) {

    static final Bill NOTHING = new Bill("", "", "", 0, BigDecimal.ZERO);
}
