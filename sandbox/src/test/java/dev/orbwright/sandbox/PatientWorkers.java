package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Settings for tests that lose many workers: runs wait for the next one, however slow the machine.
final class PatientWorkers {
    /// None of them lives long enough to earn the better compiler's work.
    static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private PatientWorkers() {}

    static ProcessSettings of(Language language) {
        return of(language, 1);
    }

    static ProcessSettings of(Language language, int trusted) {
        return of(language, trusted, 1);
    }

    /// For tests that lose none: one for each of the two kinds of runs.
    static ProcessSettings few(Language language) {
        return of(language, 1, 0);
    }

    private static ProcessSettings of(Language language, int trusted, int spares) {
        ProcessSettings standard = ProcessSettings.standard();
        int heap = language == Language.PYTHON ? 512 : 192;
        return new ProcessSettings(
                Map.of(language, new ProcessSettings.Workers(trusted, spares, heap, 1, true)),
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
