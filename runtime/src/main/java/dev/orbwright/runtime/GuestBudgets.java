package dev.orbwright.runtime;

import dev.orbwright.sandbox.Budget;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How much each class of runs may use in one world.
///
/// A world may have its own, from a JSON file such as `{"TOOL": {"cpu_ms": 200, "entities": 20},
/// "syntax_depth": 300}`. What is left out stays as it is; a handler, an NPC and a timer have the
/// budget of a tool where nothing else is said.
public record GuestBudgets(Map<BudgetClass, Budget> byClass) {

    private static final String SYNTAX_DEPTH = "syntax_depth";
    private static final double MOST = 1_000_000_000;
    private static final double MOST_HEAP = 64.0 * (1L << 30);
    private static final double LONGEST_MS = 600_000;
    private static final List<String> FIELDS =
            List.of(
                    "statements",
                    "cpu_ms",
                    "wall_ms",
                    "stack_frames",
                    "host_calls",
                    "bytes_in",
                    "bytes_out",
                    "log_lines",
                    "log_line_length",
                    "heap_bytes",
                    "entities");

    /// Copies the map, which has every class.
    public GuestBudgets {
        byClass = Collections.unmodifiableMap(new EnumMap<>(byClass));
        for (BudgetClass each : BudgetClass.values()) {
            if (!byClass.containsKey(each)) {
                throw new IllegalArgumentException("there is no budget for " + each);
            }
        }
    }

    /// What holds where nothing else is said.
    public static GuestBudgets standard() {
        return of(Budget.TOOL, Budget.CHECKER, Budget.GENESIS);
    }

    private static GuestBudgets of(Budget tool, Budget checker, Budget genesis) {
        Map<BudgetClass, Budget> all = new EnumMap<>(BudgetClass.class);
        for (BudgetClass each : BudgetClass.values()) {
            all.put(each, tool);
        }
        all.put(BudgetClass.CHECKER, checker);
        all.put(BudgetClass.GENESIS, genesis);
        return new GuestBudgets(all);
    }

    /// The budget of a class.
    public Budget of(BudgetClass budgetClass) {
        return Objects.requireNonNull(byClass.get(budgetClass));
    }

    /// All of them, each once.
    public List<Budget> distinct() {
        return byClass.values().stream().distinct().toList();
    }

    /// The standard budgets with those of a file in their place.
    ///
    /// @param name of the file, for messages
    /// @throws BudgetsException where the text says something else
    public static GuestBudgets read(String name, String text) throws BudgetsException {
        JsonObject file;
        try {
            file = JsonText.parseObject(text);
        } catch (MalformedJsonException e) {
            throw new BudgetsException("%s: %s".formatted(name, e.getMessage()));
        }
        for (String member : file.members().keySet()) {
            if (!member.equals(SYNTAX_DEPTH)
                    && Arrays.stream(BudgetClass.values())
                            .noneMatch(c -> c.name().equals(member))) {
                throw new BudgetsException(
                        "%s: there is no budget class '%s'; there are %s, and %s"
                                .formatted(
                                        name,
                                        member,
                                        Arrays.toString(BudgetClass.values()),
                                        SYNTAX_DEPTH));
            }
        }
        Map<BudgetClass, Budget> standard = standard().byClass;
        int depth = (int) number(name, file, SYNTAX_DEPTH, Budget.TOOL.astDepth(), 1, 10_000);
        Budget tool = limits(name, file, BudgetClass.TOOL, Budget.TOOL, depth);
        Map<BudgetClass, Budget> read = new EnumMap<>(BudgetClass.class);
        for (BudgetClass each : BudgetClass.values()) {
            Budget usual = Objects.requireNonNull(standard.get(each));
            boolean asTool = usual.equals(Budget.TOOL);
            read.put(
                    each,
                    asTool && !file.members().containsKey(each.name())
                            ? tool
                            : limits(name, file, each, asTool ? tool : usual, depth));
        }
        return new GuestBudgets(read);
    }

    private static Budget limits(
            String name, JsonObject file, BudgetClass budgetClass, Budget usual, int depth)
            throws BudgetsException {
        Json said = file.members().getOrDefault(budgetClass.name(), JsonObject.EMPTY);
        if (!(said instanceof JsonObject fields)) {
            throw new BudgetsException(
                    "%s: %s is an object of limits, not %s"
                            .formatted(name, budgetClass, said.kindName()));
        }
        String where = name + ": " + budgetClass;
        for (String field : fields.members().keySet()) {
            if (!FIELDS.contains(field)) {
                throw new BudgetsException(
                        "%s has no limit '%s'; it has %s"
                                .formatted(where, field, String.join(", ", FIELDS)));
            }
        }
        return new Budget(
                file.members().containsKey(budgetClass.name()) ? budgetClass.name() : usual.name(),
                (long) number(where, fields, "statements", (double) usual.statements(), 1, MOST),
                milliseconds(where, fields, "cpu_ms", usual.cpu()),
                milliseconds(where, fields, "wall_ms", usual.wall()),
                (int) number(where, fields, "stack_frames", usual.stackFrames(), 1, 10_000),
                depth,
                (int) number(where, fields, "host_calls", usual.hostCalls(), 0, MOST),
                (int) number(where, fields, "bytes_in", usual.bytesIn(), 1, MOST),
                (int) number(where, fields, "bytes_out", usual.bytesOut(), 1, MOST),
                (int) number(where, fields, "log_lines", usual.logLines(), 0, MOST),
                (int) number(where, fields, "log_line_length", usual.logLineLength(), 1, MOST),
                (long) number(where, fields, "heap_bytes", (double) usual.heap(), 1, MOST_HEAP),
                (int) number(where, fields, "entities", usual.entities(), 0, MOST));
    }

    private static Duration milliseconds(
            String where, JsonObject fields, String field, Duration usual) throws BudgetsException {
        return Duration.ofMillis(
                (long) number(where, fields, field, (double) usual.toMillis(), 1, LONGEST_MS));
    }

    private static double number(
            String where, JsonObject fields, String field, double usual, double least, double most)
            throws BudgetsException {
        Json said = fields.members().getOrDefault(field, Json.of(usual));
        if (said instanceof Json.Num(double number)
                && number == Math.rint(number)
                && number >= least
                && number <= most) {
            return number;
        }
        throw new BudgetsException(
                "%s: %s is a whole number from %.0f to %.0f, not %s"
                        .formatted(where, field, least, most, JsonText.write(said)));
    }

    /// What a file would say that has them all.
    public JsonObject toJson() {
        JsonObject.Builder all = JsonObject.builder();
        byClass.forEach((budgetClass, budget) ->
                all.put(
                        budgetClass.name(),
                        JsonObject.builder()
                                .put("statements", (double) budget.statements())
                                .put("cpu_ms", (double) budget.cpu().toMillis())
                                .put("wall_ms", (double) budget.wall().toMillis())
                                .put("stack_frames", budget.stackFrames())
                                .put("host_calls", budget.hostCalls())
                                .put("bytes_in", budget.bytesIn())
                                .put("bytes_out", budget.bytesOut())
                                .put("log_lines", budget.logLines())
                                .put("log_line_length", budget.logLineLength())
                                .put("heap_bytes", (double) budget.heap())
                                .put("entities", budget.entities())
                                .build()));
        return all.put(SYNTAX_DEPTH, of(BudgetClass.TOOL).astDepth()).build();
    }
}
