package dev.orbwright.sandbox;

import java.time.Duration;

/// The function that a sandbox runs before it admits guests: a little of what most guests do.
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

    static GuestFunction function(HostBinding binding) {
        String called =
                binding.nativeNames().isEmpty()
                        ? "String"
                        : "host." + binding.nativeNames().getFirst();
        String source =
                """
                async function warmUp(params) {
                  const seen = [];
                  for (const word of params.words) seen.push({ word, size: word.length });
                  try { %s({ seen }); } catch (error) { console.log(error.code); }
                  return await { seen, text: `${seen.length} words` };
                }
                """
                        .formatted(called);
        return new GuestFunction("warmUp", Language.JAVASCRIPT, source);
    }
}
