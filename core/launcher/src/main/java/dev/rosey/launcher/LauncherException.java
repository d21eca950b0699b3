package dev.rosey.launcher;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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

    /** Why something could not be done with a file, where its name was said already: that is all that many messages hold. */
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException e -> "permission denied";
            case NoSuchFileException e -> "it is not there";
            case FileAlreadyExistsException e -> "something else has its name";
            case CharacterCodingException e -> "it is no text";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
