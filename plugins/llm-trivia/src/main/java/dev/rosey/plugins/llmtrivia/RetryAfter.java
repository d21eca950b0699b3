package dev.rosey.plugins.llmtrivia;

import java.net.http.HttpHeaders;
import java.time.Duration;

/** The header {@code Retry-After}, in seconds; a date is not read. */
final class RetryAfter {

    private static final int MOST_DIGITS = 6;

    private RetryAfter() {}

    /** Zero where there is none that can be read. */
    static Duration in(HttpHeaders headers) {
        return headers.firstValue("retry-after")
                .map(String::strip)
                .filter(value -> value.matches("\\d{1," + MOST_DIGITS + "}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }
}
