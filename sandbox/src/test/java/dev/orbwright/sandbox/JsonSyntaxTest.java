package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-0",
                "12.5e-7",
                "1E+2",
                "\"\"",
                "\"a\\u00ffb\\n\"",
                "[]",
                "{}",
                " [ 1 , {\"a\" : [ ] , \"b\":\"\"} ] ",
                "[[],[[]]]",
                "\"\ud800\""
            })
    void jsonIsJson(String text) {
        assertThat(JsonSyntax.isValue(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "NaN",
                "Infinity",
                "01",
                "1.",
                ".5",
                "1e",
                "+1",
                "-",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "[",
                "]",
                "[1,]",
                "[,]",
                "[1 2]",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{\"a\":1,}",
                "[}",
                "{]",
                "1 1",
                "[] []",
                "null\u0000",
                "\u0000",
                "'a'",
                "\"\\"
            })
    void otherTextIsNot(String text) {
        assertThat(JsonSyntax.isValue(text)).isFalse();
    }

    @Test
    void depthCostsNoStack() {
        int depth = 1_000_000;
        assertThat(JsonSyntax.isArray("[".repeat(depth) + "]".repeat(depth))).isTrue();
        assertThat(JsonSyntax.isValue("[".repeat(depth) + "]".repeat(depth - 1))).isFalse();
        assertThat(JsonSyntax.isArray("{}")).isFalse();
    }
}
