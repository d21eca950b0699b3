package dev.rosey.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in columns as wide as they need be: the first to the left, all others to the right. */
record Table(List<List<String>> rows) {

    private static final String GAP = "   ";

    static Table of(String... header) {
        return new Table(new ArrayList<>(List.of(List.of(header))));
    }

    /** Adds a row of as many cells as the header has. */
    Table add(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, without a line break at the end. */
    String text() {
        var widths = IntStream.range(0, rows.getFirst().size()).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(row.get(column), widths[column], column == 0))
                .collect(Collectors.joining(GAP));
    }

    private static String padded(String cell, int width, boolean left) {
        var space = " ".repeat(width - cell.length());
        return left ? cell + space : space + cell;
    }
}
