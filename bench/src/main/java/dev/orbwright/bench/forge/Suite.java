package dev.orbwright.bench.forge;

import java.util.List;
import java.util.stream.Stream;

/// All wishes, written down before it was known what the recipes make of them. One that turns out
/// to be hard stays; what it shows is to be mended in general, or admitted.
final class Suite {

    private Suite() {}

    static List<WishCase> all() {
        return Stream.of(
                        CrossingWishes.all(),
                        SightWishes.all(),
                        AskingWishes.all(),
                        ForbiddenWishes.all())
                .flatMap(List::stream)
                .toList();
    }
}
