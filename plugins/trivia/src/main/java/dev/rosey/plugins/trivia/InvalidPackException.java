package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.stream.Collectors;

/** A pack was refused; says everything that is wrong with it. */
final class InvalidPackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    InvalidPackException(String name, List<PackProblem> problems) {
        super(name + ": " + problems.stream().map(PackProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order of their lines. */
    List<PackProblem> problems() {
        return problems;
    }
}
