package dev.orbwright.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageTest {

    @Test
    void aRunTakesThePlaceOfTheOneBefore(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("performance.md");
        Files.writeString(
                page,
                """
                # Performance

                <!-- bench sandbox: begin -->
                old figures
                <!-- bench sandbox: end -->

                By hand.
                """);

        Page.update(
                page,
                "sandbox",
                "./orbwright bench sandbox",
                Instant.EPOCH,
                Reports.filled(Writer.nullWriter()));

        assertThat(Files.readString(page))
                .startsWith("# Performance\n\n<!-- bench sandbox: begin -->\nMade by")
                .endsWith("<!-- bench sandbox: end -->\n\nBy hand.\n")
                .contains(
                        "`./orbwright bench sandbox` on 1970-01-01",
                        "| case | p50, us | throughput, runs/s |\n| --- | ---: | ---: |\n",
                        "| `js/thread/7/known` | 38.0 | 500 |\n")
                .doesNotContain("old figures");
    }

    @Test
    void aPageWithoutThePartGetsItAtItsEnd() {
        assertThat(Page.with("# Page\n", "sandbox", "figures\n"))
                .isEqualTo(
                        """
                        # Page

                        <!-- bench sandbox: begin -->
                        figures
                        <!-- bench sandbox: end -->
                        """);
    }

    @Test
    void aPartWithoutAnEndIsNotGuessed() {
        assertThatThrownBy(() -> Page.with("<!-- bench sandbox: begin -->\n", "sandbox", ""))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("<!-- bench sandbox: end -->");
    }
}
