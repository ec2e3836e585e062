package dev.orbwright.world.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {

    private static final JsonObject SAMPLE =
            JsonObject.builder()
                    .put("text", "hello")
                    .put("number", 2.5)
                    .put("flag", true)
                    .put("nothing", Json.Null.NULL)
                    .put("list", List.of("a", 1, "b"))
                    .put("inner", Map.of("k", "v"))
                    .build();

    @Test
    void membersAreReadByTheirKind() {
        assertThat(SAMPLE.text("text")).contains("hello");
        assertThat(SAMPLE.number("number")).hasValue(2.5);
        assertThat(SAMPLE.flag("flag")).isTrue();
        assertThat(SAMPLE.strings("list")).containsExactly("a", "b");
        assertThat(SAMPLE.object("inner")).isEqualTo(JsonObject.of("k", "v"));
    }

    @Test
    void membersThatAreAbsentOrOfAnotherKindAreEmpty() {
        assertThat(SAMPLE.text("number")).isEmpty();
        assertThat(SAMPLE.number("text")).isEmpty();
        assertThat(SAMPLE.flag("text")).isFalse();
        assertThat(SAMPLE.get("nothing")).isEmpty();
        assertThat(SAMPLE.get("absent")).isEmpty();
        assertThat(SAMPLE.items("inner")).isEmpty();
        assertThat(SAMPLE.object("list")).isSameAs(JsonObject.EMPTY);
    }

    @Test
    void aChangedCopyLeavesTheOriginalAlone() {
        JsonObject changed = SAMPLE.with("text", "bye").without("flag");

        assertThat(changed.text("text")).contains("bye");
        assertThat(changed.flag("flag")).isFalse();
        assertThat(SAMPLE.text("text")).contains("hello");
        assertThat(SAMPLE.flag("flag")).isTrue();
    }

    @Test
    void layingOverReplacesWholeMembers() {
        JsonObject over = JsonObject.of("inner", Map.of("other", 1), "new", 2);

        JsonObject merged = SAMPLE.withAll(over);

        assertThat(merged.object("inner")).isEqualTo(JsonObject.of("other", 1));
        assertThat(merged.number("new")).hasValue(2);
        assertThat(merged.text("text")).contains("hello");
    }

    @Test
    void whatBuiltItCannotChangeItLater() {
        Map<String, Json> source = new LinkedHashMap<>(Map.of("a", Json.of(1)));
        JsonObject object = new JsonObject(source);
        JsonObject.Builder builder = JsonObject.builder().put("a", 1);
        JsonObject built = builder.build();

        source.put("b", Json.of(2));
        builder.put("b", 2);

        assertThat(object.members()).containsOnlyKeys("a");
        assertThat(built.members()).containsOnlyKeys("a");
    }

    @Test
    void equalityDoesNotCountTheOrderOfMembersOrTheSignOfZero() {
        assertThat(JsonObject.of("a", 1, "b", -0.0)).isEqualTo(JsonObject.of("b", 0, "a", 1));
    }

    @Test
    void whatJsonCannotSayIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.from(new Object()))
                .withMessageContaining("Object");
    }
}
