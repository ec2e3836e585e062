package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every parameter of every host function, with everything that can be wrong with an argument.
class BadArgumentsTest {

    static Stream<HostFunctionSpec> functions() {
        return Guest.API.functions().stream();
    }

    @Test
    void everyFunctionHasAnExampleThatSaysEveryParameter() {
        assertThat(Examples.GOOD.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        functions().map(HostFunctionSpec::nativeName).toList());
        functions()
                .forEach(spec ->
                        assertThat(example(spec).members().keySet())
                                .containsExactlyInAnyOrderElementsOf(
                                        spec.parameters().stream()
                                                .map(ParameterSpec::name)
                                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void goodArgumentsAreTaken(HostFunctionSpec spec) {
        guest().ok(spec.nativeName(), example(spec).toString());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void positionalArgumentsMeanTheSame(HostFunctionSpec spec) {
        if (spec.parameters().size() < 2) {
            return;
        }
        List<Json> values =
                spec.parameters().stream()
                        .map(parameter -> example(spec).get(parameter.name()).orElseThrow())
                        .toList();
        Guest named = guest();
        Guest positional = guest();
        assertThat(positional.call(spec.nativeName(), JsonText.write(new Json.Arr(values))))
                .isEqualTo(named.call(spec.nativeName(), "[" + example(spec) + "]"));
        assertThat(positional.state()).isEqualTo(named.state());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void requiredArgumentsAreMissed(HostFunctionSpec spec) {
        for (ParameterSpec parameter : spec.parameters()) {
            JsonObject without = example(spec).without(parameter.name());
            JsonObject nulled = example(spec).with(parameter.name(), Json.Null.NULL);
            if (parameter.required()) {
                isRefused(spec, parameter, without);
                if (!parameter.schema().members().isEmpty()) {
                    isRefused(spec, parameter, nulled);
                }
            } else {
                assertThat(guest().call(spec.nativeName(), "[" + nulled + "]"))
                        .as("null is like leaving %s out", parameter.name())
                        .isEqualTo(guest().call(spec.nativeName(), "[" + without + "]"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void badValuesAreRefusedByName(HostFunctionSpec spec) {
        for (ParameterSpec parameter : spec.parameters()) {
            for (Json bad : BadValues.of(parameter.schema())) {
                isRefused(spec, parameter, example(spec).with(parameter.name(), bad));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void unknownArgumentsAreRefusedWithTheNearestName(HostFunctionSpec spec) {
        JsonObject unknown = example(spec).with("zzzzzzzz", 1);
        assertThat(guest().refused(RefusalCode.BAD_ARGUMENT, spec.nativeName(), unknown.toString()))
                .contains("zzzzzzzz");
        for (ParameterSpec parameter : spec.parameters()) {
            String misspelt = parameter.name() + "s";
            JsonObject near =
                    example(spec)
                            .without(parameter.name())
                            .with(misspelt, example(spec).get(parameter.name()).orElseThrow());
            assertThat(
                            guest().refused(
                                            RefusalCode.BAD_ARGUMENT,
                                            spec.nativeName(),
                                            near.toString()))
                    .contains(misspelt)
                    .contains("did you mean " + parameter.name());
        }
    }

    static final List<String> NO_ARGUMENTS =
            List.of(
                    "",
                    "null",
                    "7",
                    "{}",
                    "\"text\"",
                    "[",
                    "[}",
                    "[1] [2]",
                    "[NaN]",
                    "[1e999]",
                    "[".repeat(5000),
                    "[" + "[".repeat(100) + "]".repeat(100) + "]",
                    "[\"" + "a".repeat(300_000) + "\"]",
                    "[1,2,3,4,5,6,7,8,9,10,11]");

    @ParameterizedTest
    @FieldSource("NO_ARGUMENTS")
    void whatAreNoArgumentsIsRefused(String text) {
        functions()
                .forEach(spec ->
                        assertThat(
                                        guest().refusedRaw(
                                                        RefusalCode.BAD_ARGUMENT,
                                                        spec.nativeName(),
                                                        text))
                                .contains(spec.nativeName())
                                .hasSizeLessThan(600));
    }

    private static void isRefused(
            HostFunctionSpec spec, ParameterSpec parameter, JsonObject arguments) {
        assertThat(
                        guest().refused(
                                        RefusalCode.BAD_ARGUMENT,
                                        spec.nativeName(),
                                        JsonText.write(arguments)))
                .contains(parameter.name())
                .hasSizeLessThan(800)
                .matches(text -> text.chars().noneMatch(c -> c < ' '), "no control characters");
    }

    private static JsonObject example(HostFunctionSpec spec) {
        return TestWorld.json(Examples.GOOD.getOrDefault(spec.nativeName(), "{}"));
    }

    private static Guest guest() {
        Guest guest = Guest.as(TestWorld.world());
        guest.functions().answer("df_check", JsonObject.of("condition_met", true));
        guest.functions().answer("df_handle", JsonObject.of("message", "handled"));
        return guest;
    }

    /// Values that a schema does not allow.
    private static final class BadValues {

        static List<Json> of(JsonObject schema) {
            List<Json> bad = new ArrayList<>();
            String type = schema.text("type").orElse("");
            if (!type.equals("string") && !type.isEmpty()) {
                bad.add(Json.of("text"));
            }
            if (!type.isEmpty()) {
                bad.add(Json.Arr.of(Json.of("text")));
            }
            switch (type) {
                case "string" -> strings(schema, bad);
                case "number", "integer" -> numbers(schema, bad);
                case "boolean" -> bad.addAll(List.of(Json.of(1), JsonObject.EMPTY));
                default -> values(bad, !type.isEmpty());
            }
            return bad;
        }

        private static void strings(JsonObject schema, List<Json> bad) {
            bad.addAll(List.of(Json.of(7), Json.of(true), JsonObject.EMPTY));
            int most = (int) schema.number("maxLength").orElseThrow();
            bad.add(Json.of("a".repeat(most + 1)));
            bad.add(Json.of("\uD83D"));
            bad.add(Json.of("\uDE00\uD83D"));
            bad.add(Json.of("nul\u0000"));
            if (schema.number("minLength").isPresent()) {
                bad.addAll(List.of(Json.of(""), Json.of("  \n")));
            }
            if (schema.text("pattern").isPresent()) {
                Stream.of(
                                "../../etc/passwd",
                                "a b",
                                "<img src=x onerror=alert(1)>",
                                "x\n",
                                "'; drop table entities; --",
                                "a/b/c",
                                "\u202Etxt",
                                "${jndi:ldap://x}")
                        .forEach(text -> bad.add(Json.of(text)));
            }
        }

        private static void numbers(JsonObject schema, List<Json> bad) {
            bad.addAll(List.of(Json.of("10"), Json.of(true), JsonObject.EMPTY));
            bad.add(Json.of(schema.number("minimum").orElseThrow() - 1));
            bad.add(Json.of(schema.number("maximum").orElseThrow() * 1.01));
            bad.add(Json.of(1e300));
            if (schema.text("type").orElse("").equals("integer")) {
                bad.add(Json.of(1.5));
            }
        }

        private static void values(List<Json> bad, boolean isObject) {
            Json deep = Json.of(1);
            for (int i = 0; i < 17; i++) {
                deep = JsonObject.of("in", deep);
            }
            bad.add(deep);
            bad.add(JsonObject.of("long", "x".repeat(17_000)));
            bad.add(JsonObject.of("half", "\uD83D"));
            bad.add(JsonObject.of("\uDE00", 1));
            bad.add(JsonObject.of("nul", Json.Arr.of(Json.of("\u0000"))));
            if (isObject) {
                bad.addAll(List.of(Json.of(1), Json.of(false)));
            }
        }
    }
}
