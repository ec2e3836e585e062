package dev.orbwright.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// axe-core, which knows the mistakes that shut people out.
final class Axe {

    private static final String VERSION = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";
    private static final String FOLDER = "/META-INF/resources/webjars/axe-core/";

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
        Properties webjar = new Properties();
        try (InputStream in = resource(VERSION)) {
            webjar.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (InputStream in = resource(FOLDER + webjar.getProperty("version") + "/axe.min.js")) {
            visitor.context().addInitScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return visitor;
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(Axe.class.getResourceAsStream(path), path);
    }

    /// Nothing in the page as it is now is a serious or critical violation.
    static void findsNothingSerious(Visitor visitor, String state) {
        visitor.picture(state);
        assertThat((List<?>) visitor.page().evaluate(SERIOUS)).as(state).isEmpty();
    }
}
