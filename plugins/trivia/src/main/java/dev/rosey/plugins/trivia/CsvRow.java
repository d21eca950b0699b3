package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of comma-separated values.
 *
 * @param line where it begins, from 1
 * @param whole whether each quotation mark in it is closed
 */
record CsvRow(int line, List<String> cells, boolean whole) {

    CsvRow {
        cells = List.copyOf(cells);
    }

    /** All rows that are not empty; quoted cells may hold commas, line breaks and doubled quotes. */
    static List<CsvRow> parse(String text) {
        return new Parser(text.startsWith("\uFEFF") ? text.substring(1) : text).rows();
    }

    /** Reads once through a text. */
    private static final class Parser {
        private final String text;
        private final List<CsvRow> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> cells = new ArrayList<>();
        private int line = 1;
        private int rowLine = 1;
        private boolean quoted;

        Parser(String text) {
            this.text = text.replace("\r\n", "\n");
        }

        List<CsvRow> rows() {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    take(c);
                }
            }
            endRow();
            return rows;
        }

        private void take(char c) {
            if (c == '\n') {
                line++;
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                endCell();
            } else if (!quoted && c == '\n') {
                endRow();
            } else {
                cell.append(c);
            }
        }

        private void endCell() {
            cells.add(cell.toString());
            cell.setLength(0);
        }

        private void endRow() {
            endCell();
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                rows.add(new CsvRow(rowLine, cells, !quoted));
            }
            cells = new ArrayList<>();
            rowLine = line;
        }
    }
}
