package dev.rosey.simulator;

/** An answer over HTTP. */
record Page(int status, String type, String body) {
    static Page text(int status, String text) {
        return new Page(status, "text/plain; charset=utf-8", text);
    }
}
