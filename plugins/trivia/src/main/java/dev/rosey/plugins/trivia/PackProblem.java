package dev.rosey.plugins.trivia;

/**
 * One thing that is wrong with a pack.
 *
 * @param line from 1; 0 when it concerns the whole file
 */
record PackProblem(int line, String message) {

    @Override
    public String toString() {
        return line == 0 ? message : "line " + line + ": " + message;
    }
}
