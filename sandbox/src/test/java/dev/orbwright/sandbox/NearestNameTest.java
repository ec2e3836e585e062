package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES =
            List.of("createTemporaryObject", "removeObject", "tell", "now");

    @Test
    void slipsAndShortFormsFindTheirName() {
        assertThat(NearestName.to("createTemporaryObjekt", NAMES))
                .hasValue("createTemporaryObject");
        assertThat(NearestName.to("CREATE_TEMPORARY_OBJECT", NAMES))
                .hasValue("createTemporaryObject");
        assertThat(NearestName.to("tel", NAMES)).hasValue("tell");
    }

    @Test
    void farNamesFindNothing() {
        assertThat(NearestName.to("completelyDifferentThing", List.of("tell"))).isEmpty();
        assertThat(NearestName.to("tell", List.of())).isEmpty();
    }
}
