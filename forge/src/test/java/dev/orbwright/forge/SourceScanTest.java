package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceScanTest {

    @Test
    void commentsAreBlankedOutAndLinesStay() {
        String source = "a(); // host.x()\n/* host.y()\n */ b();";

        String code = SourceScan.withoutComments(source, Language.JAVASCRIPT);

        assertThat(code).hasSameSizeAs(source).doesNotContain("host").contains("a();", "b();");
        assertThat(SourceScan.lineOf(code, code.indexOf("b()"))).isEqualTo(3);
    }

    @Test
    void stringsAreNotTakenForComments() {
        String source = "f('http://x', \"/*\", `//`); g();";

        assertThat(SourceScan.withoutComments(source, Language.JAVASCRIPT)).isEqualTo(source);
        assertThat(SourceScan.withoutStrings(source, Language.JAVASCRIPT))
                .isEqualTo("f('        ', \"  \", `  `); g();");
    }

    @Test
    void expressionsInTemplatesAreCode() {
        assertThat(
                        SourceScan.withoutStrings(
                                "`a ${b({c: `d ${e} f`})} g${{}}h` + i; 'j'", Language.JAVASCRIPT))
                .isEqualTo("`  ${b({c: `  ${e}  `})}  ${{}} ` + i; ' '");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a() # b() 'c'            | a()
                    '# a()' + b()            | '     ' + b()
                    'it\\'s' + a()           | '     ' + a()
                    f'a {b["c"]} d' + e      | f'  {b[" "]}  ' + e
                    f'{{a}} {b:#x} c'        | f'      {b:#x}  '
                    f'{a:>{b}} c' # d        | f'{a:>{b}}  '
                    rf'{a} b' + b'{c}'       | rf'{a}  ' + b'   '
                    f'{a({"b": 1})} c'       | f'{a({" ": 1})}  '
                    f'{a(f'{b} c')} d'       | f'{a(f'{b}  ')}  '
                    """)
    void pythonsStringsAndCommentsAreBlankedOutAndExpressionsInThemAreCode(
            String source, String code) {
        assertThat(SourceScan.withoutStrings(source, Language.PYTHON).stripTrailing())
                .isEqualTo(code);
    }

    @Test
    void pythonsLongStringsReachOverLines() {
        String source = "a = \"\"\"b\n# ' \"c\"\n\"\"\" + d() # e";

        assertThat(SourceScan.withoutStrings(source, Language.PYTHON))
                .isEqualTo("a = \"\"\" \n       \n\"\"\" + d()    ");
        assertThat(SourceScan.withoutComments(source, Language.PYTHON))
                .isEqualTo(source.replace("# e", "   "));
    }

    @Test
    void anyTextKeepsItsLength() {
        Random random = new Random(7);
        String alphabet = "abf'\"`/*#:\\\n ${}()";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (Language language : Language.values()) {
                assertThat(SourceScan.withoutComments(text.toString(), language))
                        .hasSize(text.length());
                assertThat(SourceScan.withoutStrings(text.toString(), language))
                        .hasSize(text.length());
            }
        }
    }
}
