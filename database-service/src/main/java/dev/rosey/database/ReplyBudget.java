package dev.rosey.database;

/** What still fits a reply: at most 1,000 rows and 512 KiB (bus contract, section 7). Not for several threads. */
final class ReplyBudget {

    static final int ROWS = 1_000;
    static final int BYTES = 512 * 1024;

    /** What the frame around the rows needs at most. */
    private static final int FRAME = 256;

    private int rows = ROWS;
    private int bytes = BYTES - FRAME;

    /** Takes room for one row, or none and false. */
    boolean take(int size) {
        if (rows < 1 || bytes < size + 1) {
            rows = 0;
            return false;
        }
        rows--;
        bytes -= size + 1;
        return true;
    }

    /** Takes what one more result of a transaction costs beside its rows. */
    void takeFrame() {
        bytes -= FRAME;
    }
}
