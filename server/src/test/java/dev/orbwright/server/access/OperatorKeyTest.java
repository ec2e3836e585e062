package dev.orbwright.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatorKeyTest {

    private static final OperatorKey KEY = new OperatorKey("operator.abc");

    @ParameterizedTest
    @CsvSource({
        "Bearer operator.abc, true",
        "bearer operator.abc, true",
        "Bearer  operator.abc , true",
        "Bearer operator.ab, false",
        "Bearer operator.abcd, false",
        "Bearer, false",
        "Basic operator.abc, false",
        "operator.abc, false",
        "'', false",
        ", false"
    })
    void keyIsShownAsABearerToken(String authorization, boolean shown) {
        assertThat(KEY.isShownBy(Optional.ofNullable(authorization))).isEqualTo(shown);
    }
}
