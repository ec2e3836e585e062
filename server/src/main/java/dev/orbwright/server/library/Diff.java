package dev.orbwright.server.library;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What differs between two texts, line by line: a shortest edit by the longest common subsequence.
/// Beyond a size that would take too long, all that lies between the common start and the common
/// end counts as changed.
final class Diff {

    private static final long MOST_CELLS = 4_000_000;

    private final List<Json> lines = new ArrayList<>();

    private Diff() {}

    /// `[{op: "same" | "removed" | "added", text}]`.
    static Json between(String from, String to) {
        return new Json.Arr(new Diff().compare(from.lines().toList(), to.lines().toList()));
    }

    private List<Json> compare(List<String> from, List<String> to) {
        int start = 0;
        while (start < from.size() && start < to.size() && from.get(start).equals(to.get(start))) {
            start++;
        }
        int end = 0;
        while (end < from.size() - start
                && end < to.size() - start
                && from.get(from.size() - 1 - end).equals(to.get(to.size() - 1 - end))) {
            end++;
        }
        add("same", from.subList(0, start));
        middle(from.subList(start, from.size() - end), to.subList(start, to.size() - end));
        add("same", from.subList(from.size() - end, from.size()));
        return lines;
    }

    private void middle(List<String> from, List<String> to) {
        if ((long) from.size() * to.size() > MOST_CELLS) {
            add("removed", from);
            add("added", to);
            return;
        }
        int[][] common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] =
                        from.get(i).equals(to.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < from.size() && j < to.size()) {
            if (from.get(i).equals(to.get(j))) {
                add("same", from.get(i));
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                add("removed", from.get(i++));
            } else {
                add("added", to.get(j++));
            }
        }
        add("removed", from.subList(i, from.size()));
        add("added", to.subList(j, to.size()));
    }

    private void add(String op, List<String> texts) {
        texts.forEach(text -> add(op, text));
    }

    private void add(String op, String text) {
        lines.add(JsonObject.of("op", op, "text", text));
    }
}
