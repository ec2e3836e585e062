package dev.orbwright.runtime;

import dev.orbwright.sandbox.Corpus;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A program of the sandbox's hostile corpus, written as a player's tool. Where it calls a function
/// of the fake host that the corpus was written for, the tool calls something of the real host.
///
/// @param file such as `js/recursion.js`
/// @param mustFail whether it never answers; such a tool changes the world before it attacks and
///   with all that it says to the host. One that may answer only looks at the world, so that it has
///   nothing to leave there either.
record HostileTool(String file, String source, boolean mustFail) {
    /// The tool's name, and that of its function.
    static final String NAME = "begun";

    /// What the fake host has and the real one lacks, or has with other arguments.
    private static final String FAKE =
            "\\bhost\\.(echo|refuse|crash|put|after|every)\\b|external_apis\\['host_(echo)'\\]";

    /// In one line, so that lines of the program keep their numbers.
    private static final String JAVASCRIPT_HOST =
            """
            const corpus = { echo: (...args) => { say(args); return args; }, \
            put: (...args) => say(args), \
            refuse: () => host.getEntity({entity_id: 'nowhere'}), \
            crash: () => host.nothing(), \
            after: () => host.after({seconds: 5, name: 'honest'}), \
            every: () => host.every({seconds: 5, name: 'honest'}) }; \
            """;

    private static final String JAVASCRIPT_ACT =
            """

            function say(seen) {
              return host.applyEffect({object_id: 'lamp', effect_details: {lit: true, seen}});
            }
            function begun(params) {
              host.log({message: 'begun'});
              say('begun');
              return attack(params);
            }
            """;

    private static final String JAVASCRIPT_LOOK =
            """

            function say(seen) { return host.getEntity({entity_id: 'lamp', seen}); }
            function begun(params) { return attack(params); }
            """;

    private static final String PYTHON_HOST =
            """

            class Corpus:
                def echo(self, *seen):
                    say(seen)
                    return list(seen)
                put = echo
                def refuse(self):
                    return host.get_entity(entity_id='nowhere')
                def crash(self):
                    return host.nothing()
                def after(self, *given):
                    return host.after(seconds=5, name='honest')
                def every(self, *given):
                    return host.every(seconds=5, name='honest')
            corpus = Corpus()
            """;

    private static final String PYTHON_ACT =
            PYTHON_HOST
                    + """
                    def say(seen):
                        host.apply_effect(
                            object_id='lamp', effect_details={'lit': True, 'seen': seen})
                    def begun(params):
                        host.log(message='begun')
                        say('begun')
                        return attack(params)
                    """;

    private static final String PYTHON_LOOK =
            PYTHON_HOST
                    + """
                    def say(seen):
                        host.get_entity(entity_id='lamp')
                    def begun(params):
                        return attack(params)
                    """;

    /// Those that are to be run, in order: all with `CI=true`, elsewhere every sixth.
    static Stream<HostileTool> all() {
        return Stream.of("js", "python").flatMap(HostileTool::in);
    }

    private static Stream<HostileTool> in(String folder) {
        List<HostileTool> tools =
                Corpus.files("/hostile/" + folder).map(file -> of(folder + "/" + file)).toList();
        return IntStream.range(0, tools.size())
                .filter(i -> i % 6 == 0 || Corpus.isWhole())
                .mapToObj(tools::get);
    }

    private static HostileTool of(String file) {
        String program = Corpus.source("/hostile/" + file);
        boolean python = file.startsWith("python/");
        List<String> ends = Corpus.expectations(program, python ? "# Expect: " : "// Expect: ");
        // Of the real host no function crashes.
        boolean mustFail =
                ends.stream().noneMatch(end -> end.startsWith("completed") || end.equals("threw"));
        String attack = program.replaceAll(FAKE, "corpus.$1$2");
        String source =
                python
                        ? attack + (mustFail ? PYTHON_ACT : PYTHON_LOOK)
                        : JAVASCRIPT_HOST + attack + (mustFail ? JAVASCRIPT_ACT : JAVASCRIPT_LOOK);
        return new HostileTool(file, source, mustFail);
    }

    boolean isPython() {
        return file.startsWith("python/");
    }

    boolean stopsInAThread() {
        return Corpus.stopsInAThread(source);
    }

    @Override
    public String toString() {
        return file;
    }
}
