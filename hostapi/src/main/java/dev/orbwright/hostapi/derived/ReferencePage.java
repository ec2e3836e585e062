package dev.orbwright.hostapi.derived;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.ParameterSpec;
import dev.orbwright.hostapi.SeedReply;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The reference page of the host functions, in Markdown.
public final class ReferencePage {

    private static final String HEAD =
            """
            # Host functions

            Everything that a function of the world may call. This page is derived from the code, and
            it is the whole list: what is not here cannot be called.

            - Native: `host.NAME({...})`, named arguments in one object, or positional ones in the
              order of the table. Results are JSON. A call that is not done throws `{code, message}`.
            - As in the seed: `external_apis['host_...']({...})`. Results are strings, failures too.
            - A call that is not done changes nothing. Codes: `BAD_ARGUMENT`, `NOT_FOUND`,
              `FORBIDDEN`, `CONFLICT`, `LIMIT`, `UNKNOWN_FUNCTION`, `FAILED`.
            - A function runs with the capabilities of its owner. Functions of players have {capabilities};
              the world's own have all.

            ## What functions of players may not do

            - Temporary objects and effects: only where the player is; at most 30 temporary objects at
              once, of at most 600 seconds; only the owner's own are changed, moved and removed.
            - Properties that an object lists in `guarded_properties` stay as they are.
            - Tell, ask and give: only the player who runs the function, or its owner.
            - Artifacts: only those that functions of the owner made are given, taken, changed and
              removed; they link a function of the owner or one of a tool that the owner carries; at
              most 100 are carried, and at most 100 made. `client_interaction_rules` stay as made.
            - Events: handled by the owner's own functions where nobody else handles them, at most 50;
              events that the world handles are not triggered.
            - Moving: only the player who runs the function, on foot, within the location.

            """;

    private ReferencePage() {}

    /// The page.
    public static String of(List<HostFunctionSpec> functions) {
        StringBuilder page = new StringBuilder(HEAD.replace("{capabilities}", capabilities()));
        page.append("## The list\n\n");
        page.append(
                "| native | seed | needs | effects | risk |\n| --- | --- | --- | --- | --- |\n");
        for (HostFunctionSpec spec : functions) {
            page.append(
                    "| [%s](#%s) | %s | %s | %s | %s |\n"
                            .formatted(
                                    spec.nativeName(),
                                    spec.nativeName().toLowerCase(Locale.ROOT),
                                    spec.seedName().map(name -> "`" + name + "`").orElse(""),
                                    Wording.list(spec.capabilities()),
                                    Wording.list(spec.effects()),
                                    Wording.list(List.of(spec.risk()))));
        }
        functions.forEach(spec -> describe(page, spec));
        return page.toString();
    }

    private static String capabilities() {
        return "`" + Wording.list(Capability.ofPlayer()).replace(", ", "`, `") + "`";
    }

    private static void describe(StringBuilder page, HostFunctionSpec spec) {
        page.append("\n### ").append(spec.nativeName()).append("\n\n");
        page.append(spec.doc()).append("\n\n");
        spec.seedName()
                .ifPresent(name ->
                        page.append(
                                "Seed: `%s`, answers %s.\n\n"
                                        .formatted(
                                                name,
                                                spec.seedReply() == SeedReply.JSON
                                                        ? "JSON text, on failure `{\"error\": \"...\"}`"
                                                        : "plain text, on failure `Error API (%s): ...`"
                                                                .formatted(name))));
        if (spec.isVolatile()) {
            page.append("Volatile: another answer is no conflict.\n\n");
        }
        if (!spec.parameters().isEmpty()) {
            page.append("| argument | | what it is | schema |\n| --- | --- | --- | --- |\n");
            for (ParameterSpec parameter : spec.parameters()) {
                page.append(
                        "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        parameter.name(),
                                        parameter.required() ? "required" : "optional",
                                        cell(parameter.doc()),
                                        code(parameter.schema())));
            }
            page.append('\n');
        }
        page.append("Answers");
        Map<String, Json> members = Wording.members(spec.resultSchema());
        if (members.isEmpty()) {
            page.append(" an object.\n");
            return;
        }
        page.append(":\n\n");
        members.forEach((name, schema) -> {
            String doc = ((JsonObject) schema).text("description").orElse("");
            page.append("- `%s`%s\n".formatted(name, doc.isEmpty() ? "" : ": " + doc));
        });
    }

    private static String code(JsonObject schema) {
        return schema.members().isEmpty() ? "any JSON" : "`" + cell(JsonText.write(schema)) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
