package dev.rosey.plugins.llmtrivia;

/** What a model answered is not of the form that was asked for. The message says what is wrong, for the model. */
final class MalformedException extends RuntimeException {

    MalformedException(String message) {
        super(message, null, false, false);
    }
}
