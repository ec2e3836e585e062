package dev.orbwright.server.library;

import dev.orbwright.forge.Finding;
import dev.orbwright.forge.SourceCheck;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Looks at source that did not come from the forge, before it is kept.
final class NewSource {

    /// The longest source, in characters.
    static final int LONGEST = 100_000;

    /// The longest description, in characters.
    static final int LONGEST_DESCRIPTION = 2_000;

    private final SourceCheck check;

    NewSource(SourceCheck check) {
        this.check = check;
    }

    /// Refuses source in which the lint finds something.
    ///
    /// @param where the place to name in errors; empty where there is one source only
    void examine(
            String where, String name, Language language, String source, Optional<String> owner)
            throws ApiException {
        refuseLength(where, source);
        switch (check.check(name, language, source, owner.orElse(""))) {
            case SourceCheck.Result.Checked(List<Finding> findings) -> {
                if (!findings.isEmpty()) {
                    throw refusal(
                            "%sThe function has faults, so it was not kept: %s"
                                    .formatted(prefix(where), findings.getFirst().message()),
                            findings);
                }
            }
            case SourceCheck.Result.Prevented(String message) ->
                    throw new ApiException(503, "SERVER_BUSY", message);
        }
    }

    /// @param where the place to name in errors; empty where there is one source only
    static void refuseLength(String where, String source) throws ApiException {
        if (source.isBlank() || source.length() > LONGEST) {
            throw ApiException.badRequest(
                    "%ssource: a text of 1 to %,d characters".formatted(prefix(where), LONGEST));
        }
    }

    static ApiException refusal(String message, List<Finding> findings) {
        return new ApiException(
                422,
                "FINDINGS",
                message,
                JsonObject.of(
                        "findings",
                        new Json.Arr(findings.stream().<Json>map(Finding::toJson).toList())));
    }

    static Language language(String where, String name) throws ApiException {
        return Language.named(name)
                .orElseThrow(() ->
                        ApiException.badRequest(
                                "%slanguage: one of %s, not '%s'"
                                        .formatted(
                                                prefix(where),
                                                Language.names(),
                                                ApiRequest.shown(name))));
    }

    static String description(String where, String text) throws ApiException {
        if (text.isBlank() || text.length() > LONGEST_DESCRIPTION) {
            throw ApiException.badRequest(
                    "%sdescription: a text of 1 to %,d characters"
                            .formatted(prefix(where), LONGEST_DESCRIPTION));
        }
        return text.strip();
    }

    private static String prefix(String where) {
        return where.isEmpty() ? "" : where + ": ";
    }
}
