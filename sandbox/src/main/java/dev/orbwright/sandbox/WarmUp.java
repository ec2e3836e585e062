package dev.orbwright.sandbox;

import java.time.Duration;

/// The function that a sandbox runs before it admits guests: a little of what most guests do.
@SuppressWarnings("InlineFormatString") // as constants the sources can be read
final class WarmUp {
    static final int RUNS = 40;
    static final int RUNS_OF_A_CLASS = 5;
    static final String ARGUMENT_JSON = "{\"words\":[\"light\",\"bridge\"]}";

    private WarmUp() {}

    /// A budget that even a cold engine on a busy machine keeps to.
    ///
    /// @param like decides the syntax depth, which is the engine's
    static Budget patient(Budget like) {
        return new Budget(
                "WARM_UP",
                1_000_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                400,
                like.astDepth(),
                100,
                1_000_000,
                1_000_000,
                100,
                1_000,
                4L << 30,
                0);
    }

    static GuestFunction function(Language language, HostBinding binding) {
        String source =
                switch (language) {
                    case JAVASCRIPT ->
                            """
                            async function warmUp(params) {
                              const seen = [];
                              for (const word of params.words) seen.push({ word, size: word.length });
                              try { %s({ seen }); } catch (error) { console.log(error.code); }
                              return await { seen, text: `${seen.length} words` };
                            }
                            """
                                    .formatted(called(binding, "String"));
                    case PYTHON ->
                            """
                            import copy, dataclasses, datetime, random, statistics, string, textwrap, typing

                            def warmUp(params):
                                seen = []
                                for word in params['words']:
                                    seen.append({'word': word, 'size': len(word)})
                                try:
                                    %s({'seen': seen})
                                except HostError as error:
                                    print(error.code)
                                seen.sort(key=lambda item: item['size'])
                                return {'seen': seen, 'text': f'{len(seen)} words', 'json': json.dumps(seen)}
                            """
                                    .formatted(called(binding, "str"));
                };
        return new GuestFunction("warmUp", language, source);
    }

    private static String called(HostBinding binding, String otherwise) {
        return binding.nativeNames().isEmpty()
                ? otherwise
                : "host." + binding.nativeNames().getFirst();
    }
}
