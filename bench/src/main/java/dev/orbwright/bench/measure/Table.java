package dev.orbwright.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Measurements as tables: a row for each case, a column for each metric. Cases that have the same
/// metrics share a table.
public final class Table {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> header) {
        this.header = header;
    }

    /// For the terminal.
    public static String text(Report report) {
        StringBuilder out = new StringBuilder();
        out.append('\n');
        report.machine()
                .about()
                .forEach((name, value) -> out.append("%-20s%s%n".formatted(name, value)));
        for (Table table : of(report)) {
            out.append('\n').append(table.text());
        }
        report.skipped()
                .forEach((what, why) -> out.append("%nskipped: %s: %s%n".formatted(what, why)));
        return out.toString();
    }

    /// All tables of a report, the one of its goals last.
    static List<Table> of(Report report) {
        Map<String, List<Measurement>> cases =
                report.measurements().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Measurement::caseName,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Map<List<String>, Table> tables = new LinkedHashMap<>();
        cases.forEach((name, measured) -> {
            List<String> header = new ArrayList<>(List.of("case"));
            List<String> row = new ArrayList<>(List.of(name));
            for (Measurement one : measured) {
                header.add(one.metric() + ", " + one.unit());
                row.add(Figures.shown(one.value()));
            }
            tables.computeIfAbsent(header, Table::new).rows.add(row);
        });
        List<Table> all = new ArrayList<>(tables.values());
        if (!report.goals().isEmpty()) {
            all.add(goals(report));
        }
        return all;
    }

    private static Table goals(Report report) {
        Table table = new Table(List.of("goal", "bound", "measured", "reached"));
        for (Goal goal : report.goals()) {
            double value = report.value(goal.caseName(), goal.metric()).orElseThrow();
            table.rows.add(
                    List.of(
                            goal.metric() + " of " + goal.caseName(),
                            (goal.isMost() ? "at most " : "at least ")
                                    + Figures.shown(goal.bound()),
                            Figures.shown(value),
                            goal.isReachedBy(value) ? "yes" : "no"));
        }
        return table;
    }

    String text() {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = header.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder out = new StringBuilder();
        line(out, header, widths);
        for (List<String> row : rows) {
            line(out, row, widths);
        }
        return out.toString();
    }

    /// Names to the left, numbers to the right.
    private static void line(StringBuilder out, List<String> cells, int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths[column] - cell.length());
            out.append(column == 0 ? cell + space : "  " + space + cell);
        }
        out.append('\n');
    }

    String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("| ").append(String.join(" | ", header)).append(" |\n| --- |");
        out.append(" ---: |".repeat(header.size() - 1)).append('\n');
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>(row);
            cells.set(0, "`" + row.getFirst() + "`");
            out.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return out.toString();
    }
}
