package dev.orbwright.sandbox;

/// The function that a sandbox runs before it admits guests: a little of what most guests do.
final class WarmUp {
    static final int RUNS = 20;
    static final String ARGUMENT_JSON = "{\"words\":[\"light\",\"bridge\"]}";

    private WarmUp() {}

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
