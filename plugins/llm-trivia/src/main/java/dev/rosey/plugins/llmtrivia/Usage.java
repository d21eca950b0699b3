package dev.rosey.plugins.llmtrivia;

/** Tokens that were sent and answered. */
record Usage(long tokensIn, long tokensOut) {

    static final Usage NOTHING = new Usage(0, 0);

    Usage {
        if (tokensIn < 0 || tokensOut < 0) {
            throw new IllegalArgumentException("tokens cannot be negative");
        }
    }

    long tokens() {
        return tokensIn + tokensOut;
    }
}
