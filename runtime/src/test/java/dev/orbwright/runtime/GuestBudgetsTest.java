package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.sandbox.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GuestBudgetsTest {

    @Test
    void everyClassHasABudget() {
        GuestBudgets standard = GuestBudgets.standard();
        for (BudgetClass each : BudgetClass.values()) {
            assertThat(standard.of(each)).isNotNull();
        }
        assertThat(standard.of(BudgetClass.HANDLER)).isEqualTo(Budget.TOOL);
        assertThat(standard.distinct())
                .containsExactlyInAnyOrder(Budget.TOOL, Budget.CHECKER, Budget.GENESIS);
    }

    @Test
    void fileChangesWhatItSaysAndNothingElse() throws Exception {
        GuestBudgets read =
                GuestBudgets.read(
                        "b.json",
                        """
                        {"TOOL": {"cpu_ms": 200, "entities": 0},
                         "NPC": {"host_calls": 7},
                         "syntax_depth": 300}
                        """);
        Budget tool = read.of(BudgetClass.TOOL);
        assertThat(tool.cpu()).hasMillis(200);
        assertThat(tool.entities()).isZero();
        assertThat(tool.wall()).isEqualTo(Budget.TOOL.wall());
        assertThat(read.of(BudgetClass.TIMER)).isEqualTo(tool);
        assertThat(read.of(BudgetClass.NPC).hostCalls()).isEqualTo(7);
        assertThat(read.of(BudgetClass.NPC).cpu()).hasMillis(200);
        assertThat(read.of(BudgetClass.CHECKER).cpu()).isEqualTo(Budget.CHECKER.cpu());
        assertThat(read.byClass().values())
                .allSatisfy(budget -> assertThat(budget.astDepth()).isEqualTo(300));
    }

    @Test
    void whatIsWrittenCanBeRead() throws Exception {
        GuestBudgets standard = GuestBudgets.standard();
        GuestBudgets read = GuestBudgets.read("b.json", standard.toJson().toString());
        assertThat(read.toJson()).isEqualTo(standard.toJson());
        assertThat(GuestBudgets.read("b.json", "{}")).isEqualTo(standard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|b.json: ",
                "{|b.json: ",
                "{\"TOOLS\": {}}|b.json: there is no budget class 'TOOLS'",
                "{\"TOOL\": 3}|b.json: TOOL is an object of limits, not a number",
                "{\"TOOL\": {\"cpu\": 3}}|b.json: TOOL has no limit 'cpu'; it has statements, cpu_ms",
                "{\"TOOL\": {\"cpu_ms\": 0}}|b.json: TOOL: cpu_ms is a whole number from 1 to 600000, not 0",
                "{\"TOOL\": {\"cpu_ms\": 1.5}}|cpu_ms is a whole number",
                "{\"TOOL\": {\"cpu_ms\": \"5\"}}|cpu_ms is a whole number",
                "{\"NPC\": {\"host_calls\": -1}}|b.json: NPC: host_calls is a whole number from 0",
                "{\"NPC\": {\"heap_bytes\": 1e99}}|b.json: NPC: heap_bytes is a whole number",
                "{\"syntax_depth\": 0}|syntax_depth is a whole number from 1 to 10000"
            })
    void whatIsWrongIsSaidWithFileAndField(String text, String message) {
        assertThatThrownBy(() -> GuestBudgets.read("b.json", text))
                .isInstanceOf(BudgetsException.class)
                .hasMessageContaining(message);
    }
}
