package dev.rosey.simulator;

/** An answer over HTTP. */
record HttpAnswer(int status, String type, String body) {
    static HttpAnswer text(int status, String text) {
        return new HttpAnswer(status, "text/plain; charset=utf-8", text);
    }
}
