package dev.orbwright.server.library;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A function as it is written to files: what `function.json` says, with the sources.
///
/// @param owner whose it was; empty for the world's own
/// @param activeRevision from 1
/// @param revisions oldest first
/// @param tool what it is used with; empty where nothing is
record FunctionFile(
        String name,
        Optional<String> owner,
        StoredFunction.Status status,
        int activeRevision,
        List<Revision> revisions,
        Optional<Tool> tool) {

    static final String FORMAT = "orbwright-function";
    static final int VERSION = 1;

    FunctionFile {
        revisions = List.copyOf(revisions);
    }

    /// A revision with its source.
    ///
    /// @param language its name, one that a sandbox runs
    record Revision(
            String description,
            JsonObject parametersSchema,
            String language,
            int parent,
            JsonObject conditions,
            JsonObject provenance,
            String source) {}

    /// How an artifact that runs the function looks.
    record Tool(String name, String description, JsonObject properties) {
        static Tool of(Artifact artifact) {
            return new Tool(artifact.name(), artifact.description(), artifact.properties());
        }

        JsonObject toJson() {
            return JsonObject.of("name", name, "description", description)
                    .with("properties", properties);
        }

        /// The artifact of this look, before it has an id.
        Artifact artifact() {
            return new Artifact(
                    "", name, description, Optional.empty(), Optional.empty(), properties);
        }
    }

    static Revision revision(FunctionRevision revision, String source) {
        return new Revision(
                revision.description(),
                revision.parametersSchema(),
                revision.language(),
                revision.parent(),
                revision.conditions(),
                revision.provenance(),
                source);
    }

    /// The revision that runs.
    Revision active() {
        return revisions.get(activeRevision - 1);
    }

    /// Where a revision's source is, within the function's folder.
    static String path(int number, Revision revision) {
        return "revisions/%d.%s"
                .formatted(number, revision.language().equals("python") ? "py" : "js");
    }

    /// What `function.json` says.
    JsonObject toJson() {
        List<Json> listed = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            Revision revision = revisions.get(i);
            listed.add(
                    JsonObject.builder()
                            .put("number", i + 1)
                            .put("file", path(i + 1, revision))
                            .put("description", revision.description())
                            .put("parameters_schema", revision.parametersSchema())
                            .put("language", revision.language())
                            .put("parent", revision.parent())
                            .put("conditions", revision.conditions())
                            .put("provenance", revision.provenance())
                            .build());
        }
        return JsonObject.builder()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("name", name)
                .putIfPresent("owner", owner)
                .put("status", FunctionViews.wireName(status))
                .put("active_revision", activeRevision)
                .putIfPresent("tool", tool.map(Tool::toJson))
                .put("revisions", new Json.Arr(listed))
                .build();
    }
}
