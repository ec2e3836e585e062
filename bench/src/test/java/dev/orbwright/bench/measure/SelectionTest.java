package dev.orbwright.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    @Test
    void withoutPrefixesAllCasesAreWanted() {
        assertThat(new Selection(List.of()).wants("js/thread/7/known")).isTrue();
    }

    @Test
    void aCaseIsWantedForItsBeginning() {
        Selection selection = new Selection(List.of("js/", "peer/quickjs/fresh/7/pooled"));

        assertThat(selection.wants("js/thread/7/known")).isTrue();
        assertThat(selection.wants("python/thread/7/known")).isFalse();
        assertThat(selection.mayWant("peer/quickjs/")).isTrue();
        assertThat(selection.mayWant("peer/isolated-vm/")).isFalse();
    }

    @Test
    void aRatioWantsItsParts() {
        Ratio ratio = new Ratio("js/thread/7/known", "peer/cpython-exec/7", "p50");

        Selection wanted = new Selection(List.of("ratio/js/thread")).withPartsOf(List.of(ratio));
        Selection unwanted = new Selection(List.of("python/")).withPartsOf(List.of(ratio));

        assertThat(wanted.wants("js/thread/7/known")).isTrue();
        assertThat(wanted.wants("peer/cpython-exec/7")).isTrue();
        assertThat(wanted.wants("js/thread/0/known")).isFalse();
        assertThat(unwanted.wants("js/thread/7/known")).isFalse();
    }

    @Test
    void secondsThatMakeNoSenseAreRefused() {
        for (double seconds : List.of(0.0, -1.0, Double.NaN, 1e9)) {
            assertThatThrownBy(() ->
                            new Options(
                                    seconds,
                                    new Selection(List.of()),
                                    Optional.empty(),
                                    Path.of(".")))
                    .isInstanceOf(BenchmarkException.class);
        }
    }
}
