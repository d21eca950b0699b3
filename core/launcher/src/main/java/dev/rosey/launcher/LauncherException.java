package dev.rosey.launcher;

import org.jspecify.annotations.Nullable;

/** What keeps a command from doing its work; the message is one line for the person at the terminal and says what to do. */
final class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LauncherException(String message) {
        this(message, null);
    }

    LauncherException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
