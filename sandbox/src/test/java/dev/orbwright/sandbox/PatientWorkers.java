package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Settings for tests that lose many workers: runs wait for the next one, however slow the machine.
public final class PatientWorkers {
    /// None of them lives long enough to earn the better compiler's work.
    static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private PatientWorkers() {}

    /// One of each language for each of the two kinds of runs, and a spare one.
    public static ProcessSettings of(Language... languages) {
        return of(1, 1, languages);
    }

    static ProcessSettings of(Language language, int trusted) {
        return of(trusted, 1, language);
    }

    /// For tests that lose none: one for each of the two kinds of runs.
    static ProcessSettings few(Language language) {
        return of(1, 0, language);
    }

    /// For tests of runs within runs of both languages, which lose none: JavaScript's spare one
    /// takes the inner run of a function that is new.
    public static ProcessSettings nested() {
        return of(
                Map.of(
                        Language.JAVASCRIPT, new ProcessSettings.Workers(1, 1, 192, 2, true),
                        Language.PYTHON, new ProcessSettings.Workers(1, 0, 512, 2, true)));
    }

    /// For tests of one run: one with so many megabytes of heap, started when it is needed.
    static ProcessSettings withHeap(Language language, int heap) {
        return of(Map.of(language, new ProcessSettings.Workers(1, 0, heap, 1, false)));
    }

    private static ProcessSettings of(int trusted, int spares, Language... languages) {
        Map<Language, ProcessSettings.Workers> workers = new EnumMap<>(Language.class);
        for (Language language : languages) {
            int heap = language == Language.PYTHON ? 512 : 192;
            workers.put(language, new ProcessSettings.Workers(trusted, spares, heap, 1, true));
        }
        return of(workers);
    }

    private static ProcessSettings of(Map<Language, ProcessSettings.Workers> workers) {
        ProcessSettings standard = ProcessSettings.standard();
        return new ProcessSettings(
                workers,
                Duration.ofSeconds(60),
                standard.grace(),
                standard.start(),
                standard.waiting(),
                standard.waitingOfOwner(),
                standard.furtherWorkers(),
                standard.suspicion(),
                standard.lockdown(),
                Map.of(),
                QUICK_START);
    }
}
