package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is asked of the forge for a wish, in a form that can be noted in the save, so that it can
/// be asked again after a crash.
sealed interface Errand {

    /// Asks.
    ForgeResult ask(Forge forge, Wish wish, ForgeListener listener);

    /// Whether what comes of it is shown before it is kept.
    boolean preview();

    /// What is asked after a crash, which forgets what was only shown: the same, as far as it can
    /// be.
    Errand again();

    /// The words that it is asked with after a crash.
    default String wordsAgain(String words) {
        return words;
    }

    /// The function that it had led to before a crash: the commit that keeps a tool may have been
    /// the last thing that the server did.
    ///
    /// @param since when the wish was made, in milliseconds since 1970
    Optional<StoredFunction> done(WorldState state, Wish wish, long since);

    /// What is noted of it.
    JsonObject toJson();

    /// A tool is made.
    ///
    /// @param offers whether functions that do it already may be the answer
    record Make(boolean offers, boolean preview) implements Errand {

        static final Make TOOL = new Make(false, false);

        @Override
        public ForgeResult ask(Forge forge, Wish wish, ForgeListener listener) {
            return forge.create(wish, new Forge.Asked(offers, preview), listener);
        }

        @Override
        public Errand again() {
            return new Make(false, preview);
        }

        @Override
        public Optional<StoredFunction> done(WorldState state, Wish wish, long since) {
            return state.functions().stream()
                    .filter(function -> isOf(function, wish))
                    .filter(function ->
                            says(function.revisions().getFirst(), "prompt", wish.text())
                                    && isSince(function.revisions().getFirst(), since))
                    .findFirst()
                    .or(() -> handedOver(state, wish, since));
        }

        /// A function of the soul's own that was there already.
        private static Optional<StoredFunction> handedOver(
                WorldState state, Wish wish, long since) {
            return state.ownedBy(wish.soulId()).stream()
                    .filter(Artifact.class::isInstance)
                    .map(Artifact.class::cast)
                    .filter(artifact ->
                            artifact.description().equals(wish.text().strip())
                                    && artifact.properties().number(Wish.MADE_AT).orElse(0)
                                            >= Math.max(since, 1))
                    .flatMap(artifact -> artifact.functionName().flatMap(state::function).stream())
                    .findFirst();
        }

        @Override
        public JsonObject toJson() {
            return JsonObject.of("do", "make", "offers", offers).with("preview", preview);
        }
    }

    /// A tool that was shown is shown again, otherwise. After a crash, which forgets drafts,
    /// another is made from all that was said of it.
    ///
    /// @param said what was said of it so far
    /// @param revises the artifact of which it is to be another revision; empty where it is a tool
    ///   that is not kept yet
    record RefineDraft(String draftId, String said, Optional<String> revises) implements Errand {

        @Override
        public boolean preview() {
            return true;
        }

        @Override
        public ForgeResult ask(Forge forge, Wish wish, ForgeListener listener) {
            return forge.refine(wish.soulId(), draftId, wish.text(), listener);
        }

        @Override
        public Errand again() {
            return revises.<Errand>map(artifact -> new RefineTool(artifact, true))
                    .orElseGet(() -> new Make(false, true));
        }

        @Override
        public String wordsAgain(String words) {
            // Without marks between them, which would part a wish in two.
            return (said.replace("; ", " ") + " " + words).strip();
        }

        @Override
        public Optional<StoredFunction> done(WorldState state, Wish wish, long since) {
            return Optional.empty();
        }

        @Override
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("do", "refine_draft")
                    .put("draft_id", draftId)
                    .put("said", said)
                    .putIfPresent("revises", revises)
                    .build();
        }
    }

    /// A tool that its player carries gets another revision.
    record RefineTool(String artifactId, boolean preview) implements Errand {

        @Override
        public ForgeResult ask(Forge forge, Wish wish, ForgeListener listener) {
            return forge.refineTool(wish.soulId(), artifactId, wish.text(), preview, listener);
        }

        @Override
        public Errand again() {
            return this;
        }

        @Override
        public Optional<StoredFunction> done(WorldState state, Wish wish, long since) {
            return state.entity(artifactId, Artifact.class)
                    .flatMap(Artifact::functionName)
                    .flatMap(state::function)
                    .filter(function -> isOf(function, wish))
                    .filter(hasSince(since, revision -> says(revision, "refined", wish.text())));
        }

        @Override
        public JsonObject toJson() {
            return JsonObject.of("do", "refine_tool", "artifact_id", artifactId)
                    .with("preview", preview);
        }
    }

    /// A function that failed when it was used gets another revision.
    ///
    /// @param failure how it failed
    record Repair(String functionName, String failure, boolean preview) implements Errand {

        @Override
        public ForgeResult ask(Forge forge, Wish wish, ForgeListener listener) {
            return forge.repair(wish.soulId(), functionName, failure, preview, listener);
        }

        @Override
        public Errand again() {
            return this;
        }

        @Override
        public Optional<StoredFunction> done(WorldState state, Wish wish, long since) {
            return state.function(functionName)
                    .filter(function -> isOf(function, wish))
                    .filter(
                            hasSince(
                                    since,
                                    revision -> revision.provenance().text("writer").isPresent()));
        }

        @Override
        public JsonObject toJson() {
            return JsonObject.of("do", "repair", "function_name", functionName)
                    .with("failure", failure)
                    .with("preview", preview);
        }
    }

    private static boolean isOf(StoredFunction function, Wish wish) {
        return function.ownerId().equals(Optional.of(wish.soulId()));
    }

    private static boolean says(FunctionRevision revision, String name, String words) {
        return revision.provenance().text(name).equals(Optional.of(words.strip()));
    }

    private static boolean isSince(FunctionRevision revision, long since) {
        return revision.provenance().number("written_at").orElse(0) >= since;
    }

    private static Predicate<StoredFunction> hasSince(
            long since, Predicate<FunctionRevision> which) {
        return function -> {
            List<FunctionRevision> later =
                    function.revisions().subList(1, function.revisions().size());
            return later.stream().anyMatch(each -> isSince(each, since) && which.test(each));
        };
    }

    /// Reads what [#toJson] wrote; of what is not known, a tool is made.
    static Errand of(String noted) {
        JsonObject json;
        try {
            json = noted.isEmpty() ? JsonObject.EMPTY : JsonText.parseObject(noted);
        } catch (MalformedJsonException e) {
            return Make.TOOL;
        }
        boolean preview = json.flag("preview");
        return switch (json.text("do").orElse("")) {
            case "make" -> new Make(json.flag("offers"), preview);
            case "refine_draft" ->
                    new RefineDraft(
                            json.text("draft_id").orElse(""),
                            json.text("said").orElse(""),
                            json.text("revises"));
            case "refine_tool" -> new RefineTool(json.text("artifact_id").orElse(""), preview);
            case "repair" ->
                    new Repair(
                            json.text("function_name").orElse(""),
                            json.text("failure").orElse(""),
                            preview);
            default -> Make.TOOL;
        };
    }
}
