package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SourceScanTest {

    @Test
    void commentsAreBlankedOutAndLinesStay() {
        String source = "a(); // host.x()\n/* host.y()\n */ b();";

        String code = SourceScan.withoutComments(source);

        assertThat(code).hasSameSizeAs(source).doesNotContain("host").contains("a();", "b();");
        assertThat(SourceScan.lineOf(code, code.indexOf("b()"))).isEqualTo(3);
    }

    @Test
    void stringsAreNotTakenForComments() {
        String source = "f('http://x', \"/*\", `//`); g();";

        assertThat(SourceScan.withoutComments(source)).isEqualTo(source);
        assertThat(SourceScan.withoutStrings(source))
                .isEqualTo("f('        ', \"  \", `  `); g();");
    }

    @Test
    void expressionsInTemplatesAreCode() {
        assertThat(SourceScan.withoutStrings("`a ${b({c: `d ${e} f`})} g${{}}h` + i; 'j'"))
                .isEqualTo("`  ${b({c: `  ${e}  `})}  ${{}} ` + i; ' '");
    }

    @Test
    void anyTextKeepsItsLength() {
        Random random = new Random(7);
        String alphabet = "ab'\"`/*\\\n ${}";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(SourceScan.withoutComments(text.toString())).hasSize(text.length());
            assertThat(SourceScan.withoutStrings(text.toString())).hasSize(text.length());
        }
    }
}
