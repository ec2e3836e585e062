package dev.orbwright.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// axe-core, which knows the mistakes that shut people out.
final class Axe {

    private static final String SOURCE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private static final String SERIOUS =
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .filter((found) => found.impact === 'serious' || found.impact === 'critical')
                .map((found) => `${found.id}: ${found.help}: `
                    + found.nodes.slice(0, 4).map((node) => `${node.target.join(' ')} (${node.any.map((why) => why.message).join('; ')})`).join(', '))
            """;

    private Axe() {}

    /// Before the visitor opens the page.
    static Visitor with(Visitor visitor) {
        try (InputStream in =
                Objects.requireNonNull(Axe.class.getResourceAsStream(SOURCE), SOURCE)) {
            visitor.context().addInitScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(SOURCE, e);
        }
        return visitor;
    }

    /// Nothing in the page as it is now is a serious or critical violation.
    static void findsNothingSerious(Visitor visitor, String state) {
        visitor.picture(state);
        assertThat((List<?>) visitor.page().evaluate(SERIOUS)).as(state).isEmpty();
    }
}
