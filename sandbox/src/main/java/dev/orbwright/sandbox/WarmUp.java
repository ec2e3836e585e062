package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.List;

/// The function that a sandbox runs before it admits guests: a little of what most guests do.
@SuppressWarnings("InlineFormatString") // as constants the sources can be read
final class WarmUp {
    static final int RUNS = 40;
    static final int RUNS_OF_A_CLASS = 5;

    /// Of the runs, those that a worker waits for before it takes guests; the others follow while
    /// it is idle.
    static final int URGENT_JAVASCRIPT = 8;

    static final int URGENT_PYTHON = 2;

    /// What of Python's library takes long to load.
    static final List<String> LIBRARY =
            List.of(
                    "copy",
                    "dataclasses",
                    "datetime",
                    "random",
                    "statistics",
                    "string",
                    "textwrap",
                    "typing");

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
                            "import %s\n\n".formatted(String.join(", ", LIBRARY)) + python(binding);
                };
        return new GuestFunction("warmUp", language, source);
    }

    /// For Python, a part of the library and no more.
    static GuestFunction loading(String module) {
        return new GuestFunction(
                "warmUp",
                Language.PYTHON,
                "import %s\n\ndef warmUp(params):\n    return True\n".formatted(module));
    }

    /// For Python, what most guests do that import nothing.
    static GuestFunction withoutLibrary(HostBinding binding) {
        return new GuestFunction("warmUp", Language.PYTHON, python(binding));
    }

    private static String python(HostBinding binding) {
        return """
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
    }

    private static String called(HostBinding binding, String otherwise) {
        return binding.nativeNames().isEmpty()
                ? otherwise
                : "host." + binding.nativeNames().getFirst();
    }
}
