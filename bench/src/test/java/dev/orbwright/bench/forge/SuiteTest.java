package dev.orbwright.bench.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import org.junit.jupiter.api.Test;

final class SuiteTest {

    @Test
    void suiteIsLargeAndItsWishesHaveNamesOfTheirOwn() {
        assertThat(Suite.all()).hasSizeGreaterThan(75);
        assertThat(Suite.all()).extracting(WishCase::id).doesNotHaveDuplicates();
        assertThat(Suite.all()).extracting(WishCase::words).doesNotHaveDuplicates();
        assertThat(Suite.all())
                .filteredOn(wish -> wish.kind() == WishCase.Kind.GRANT)
                .hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void coloursAreWhatPeopleCallThem() {
        assertThat(Hue.BLUE.isIn(look("#2f6bff"))).isTrue();
        assertThat(Hue.BLUE.isIn(look("#bfe9ff"))).isTrue();
        assertThat(Hue.BLUE.isIn(look("#e0252d"))).isFalse();
        assertThat(Hue.RED.isIn(look("#e0252d"))).isTrue();
        assertThat(Hue.BLACK.isIn(look("#141418"))).isTrue();
        assertThat(Hue.PINK.isIn(look("#ff7ac8"))).isTrue();
        assertThat(Hue.GREEN.isIn(look("#8b8791"))).isFalse();
    }

    private static JsonObject look(String hex) {
        return JsonObject.of("base_color_hex", hex);
    }
}
