package dev.orbwright.server.demo;

import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.server.transport.Connections;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Plays a script, step by step. A step that fails is noted, and the next one is played.
final class DemoRun {

    private static final Set<String> ACTS =
            Set.of(
                    "USE_ARTIFACT",
                    "DESCRIBE_TOOL",
                    "DEMO_USE_EXIT",
                    "MOVE_PLAYER_TO",
                    "SAY_TO_NPC",
                    "GIVE_TO_NPC",
                    "NPCS_TALK");

    /// Puts a soul into a location, whether or not a way leads there.
    interface Mover {
        /// Moves the soul; false where there is no such location.
        boolean move(String soulId, String locationId);
    }

    private final Connections door;
    private final Mover mover;
    private final Backstage backstage;
    private final Conductor conductor;
    private final PrintStream out;
    private final Consumer<JsonObject> watchers;
    private Optional<String> focus = Optional.empty();
    private Optional<String> catalyst = Optional.empty();

    /// @param door where the demo's player comes in
    /// @param out hears of each step
    /// @param watchers are told of each step, as a `demoStep`
    DemoRun(
            Connections door,
            Mover mover,
            Backstage backstage,
            Conductor conductor,
            PrintStream out,
            Consumer<JsonObject> watchers) {
        this.door = door;
        this.mover = mover;
        this.backstage = backstage;
        this.conductor = conductor;
        this.out = out;
        this.watchers = watchers;
    }

    /// Plays the script to its end.
    ///
    /// @param entered is told the soul of the demo's player
    /// @throws Conductor.StartOverException where it is to begin again
    DemoResult play(DemoScript script, Consumer<String> entered)
            throws InterruptedException, Conductor.StartOverException {
        List<DemoResult.Failure> failures = new ArrayList<>();
        try (DemoPlayer player = DemoPlayer.enter(door)) {
            entered.accept(player.soulId());
            for (DemoStep step : script.steps()) {
                conductor.hold(0);
                step.fields().text("log_message").ifPresent(line -> out.println("      " + line));
                tell(script, step, caption(step), Optional.empty());
                try {
                    String said = play(step, player);
                    out.printf("%4d  %s%n", step.number(), said);
                    if (ACTS.contains(step.action())) {
                        tell(script, step, said, Optional.empty());
                    }
                } catch (StepFailedException e) {
                    DemoResult.Failure failure =
                            new DemoResult.Failure(
                                    step.number(), step.action(), e.expected(), e.seen());
                    failures.add(failure);
                    out.printf("%4d  FAILED %s%n", step.number(), failure);
                    tell(script, step, caption(step), Optional.of(failure.toString()));
                }
            }
        }
        watchers.accept(
                JsonObject.builder()
                        .put("number", script.steps().size())
                        .put("of", script.steps().size())
                        .put("action", "END")
                        .put("caption", "")
                        .put("done", true)
                        .build());
        return new DemoResult(script.steps().size(), failures);
    }

    private static String caption(DemoStep step) {
        return step.fields()
                .text("text")
                .or(() -> step.fields().text("log_message"))
                .or(() -> step.fields().text("description"))
                .orElse("");
    }

    private void tell(DemoScript script, DemoStep step, String caption, Optional<String> failed) {
        watchers.accept(
                JsonObject.builder()
                        .put("number", step.number())
                        .put("of", script.steps().size())
                        .put("action", step.action())
                        .put("caption", caption)
                        .putIfPresent("landmark_key", focus)
                        .put("done", false)
                        .putIfPresent("failed", failed)
                        .build());
    }

    private String play(DemoStep step, DemoPlayer player)
            throws StepFailedException, InterruptedException, Conductor.StartOverException {
        return switch (step.action()) {
            case "WAIT" -> {
                conductor.hold(
                        step.fields()
                                .number("duration_ms")
                                .orElseThrow(() ->
                                        new StepFailedException(
                                                "a number in `duration_ms`", "none")));
                yield "wait";
            }
            case "COMMENT" -> step.required("text");
            case "DEMO_FOCUS_ON_LANDMARK" -> focus(step, player);
            case "USE_ARTIFACT" -> judged(step, player, use(step, player));
            case "DESCRIBE_TOOL" -> judged(step, player, describe(step, player));
            case "DEMO_USE_EXIT" -> judged(step, player, leave(step, player));
            case "MOVE_PLAYER_TO" -> judged(step, player, move(step, player));
            case "SAY_TO_NPC" -> judged(step, player, say(step, player));
            case "GIVE_TO_NPC" -> judged(step, player, give(step, player));
            case "NPCS_TALK" -> judged(step, player, talk(step, player));
            case "RESTART_NPCS" -> {
                backstage.startNpcsAgain();
                yield "what NPCs had in mind is read again from the world";
            }
            default ->
                    throw new StepFailedException(
                            "an action of demos/README.md", "'" + step.action() + "'");
        };
    }

    private String focus(DemoStep step, DemoPlayer player) throws StepFailedException {
        if (step.fields().members().get("landmark_key") == Json.Null.NULL) {
            focus = Optional.empty();
            return "look around";
        }
        String key = step.required("landmark_key");
        JsonObject landmarks = player.state().object("currentLocation").object("landmarks");
        JsonObject landmark = landmarks.object(key);
        if (landmark.members().isEmpty()) {
            throw new StepFailedException(
                    "the landmark " + key + " here", "only " + landmarks.members().keySet());
        }
        focus = Optional.of(key);
        return "look at " + landmark.text("name").orElse(key);
    }

    private JsonObject use(DemoStep step, DemoPlayer player) throws StepFailedException {
        JsonObject artifact = artifact(step, player);
        JsonObject args = step.fields().object("args");
        Optional<String> target = args.text("target_env_object_id");
        if (target.isPresent()) {
            requireFocusOnTarget(target.get(), player);
        }
        String id = artifact.text("id").orElse("");
        JsonObject answer =
                player.ask("performAction", JsonObject.of("artifactId", id).with("args", args));
        answer.text("prompt_for_tool_artifact_id")
                .ifPresent(asked -> catalyst = Optional.of(asked));
        return answer;
    }

    private static JsonObject artifact(DemoStep step, DemoPlayer player)
            throws StepFailedException {
        Optional<String> name = step.fields().text("artifact_name");
        Optional<String> start = step.fields().text("artifact_name_starts_with");
        if (name.isPresent() == start.isPresent()) {
            throw new StepFailedException(
                    "one of `artifact_name` and `artifact_name_starts_with`",
                    name.isPresent() ? "both" : "none");
        }
        List<Json> carried = player.state().items("inventory");
        return carried.reversed().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(item ->
                        item.text("name").orElse("").equals(name.orElse(""))
                                || start.filter(item.text("name").orElse("")::startsWith)
                                        .isPresent())
                .findFirst()
                .orElseThrow(() ->
                        new StepFailedException(
                                "to carry " + name.or(() -> start).orElse(""),
                                "only " + names(carried)));
    }

    private static List<String> names(List<Json> carried) {
        return carried.stream()
                .map(item ->
                        item instanceof JsonObject object ? object.text("name").orElse("") : "")
                .toList();
    }

    private void requireFocusOnTarget(String target, DemoPlayer player) throws StepFailedException {
        JsonObject landmarks = player.state().object("currentLocation").object("landmarks");
        Optional<String> right =
                landmarks.members().entrySet().stream()
                        .filter(landmark ->
                                landmark.getValue() instanceof JsonObject object
                                        && object.object("client_visual_config")
                                                .text("targetable_as_env_object_id")
                                                .equals(Optional.of(target)))
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (right.isEmpty() || !right.equals(focus)) {
            throw new StepFailedException(
                    "the focus on " + right.orElse("a landmark for " + target),
                    focus.orElse("no focus"));
        }
    }

    private JsonObject describe(DemoStep step, DemoPlayer player) throws StepFailedException {
        String wish = step.required("description");
        if (catalyst.isEmpty()) {
            throw new StepFailedException("an artifact that asked for a wish before", "none");
        }
        out.println("      wish: " + wish);
        return player.ask(
                "submitToolDescription",
                JsonObject.of("description", wish, "catalyst_artifact_id", catalyst.get()));
    }

    private JsonObject leave(DemoStep step, DemoPlayer player) throws StepFailedException {
        String exit = step.required("exit_landmark_key");
        if (!focus.equals(Optional.of(exit))) {
            throw new StepFailedException("the focus on " + exit, focus.orElse("no focus"));
        }
        JsonObject answer = player.ask("playerMove", JsonObject.of("exit_key", exit));
        focus = Optional.empty();
        return answer;
    }

    private JsonObject move(DemoStep step, DemoPlayer player) throws StepFailedException {
        String target = step.required("target_location_id");
        String soulId = player.state().object("playerSoul").text("id").orElse("");
        focus = Optional.empty();
        return mover.move(soulId, target)
                ? JsonObject.of("success", true, "message", "now at " + target)
                : JsonObject.of("success", false, "message", "there is no location " + target);
    }

    private JsonObject say(DemoStep step, DemoPlayer player)
            throws StepFailedException, InterruptedException {
        String npcId = step.required("npc_id");
        String text = step.required("text");
        out.println("      says: " + text);
        int before = player.talk().turns();
        JsonObject answer = player.ask("say", JsonObject.of("text", text).with("npc_id", npcId));
        return answer.flag("success") ? answered(npcId, player, before) : answer;
    }

    private JsonObject give(DemoStep step, DemoPlayer player)
            throws StepFailedException, InterruptedException {
        String npcId = step.required("npc_id");
        int before = player.talk().turns();
        JsonObject answer =
                player.ask(
                        "giveToNpc",
                        JsonObject.of(
                                "npc_id",
                                npcId,
                                "artifact_id",
                                artifact(step, player).text("id").orElse("")));
        return answer.flag("success") ? answered(npcId, player, before) : answer;
    }

    /// What the NPC said, and what became of what it did.
    private JsonObject answered(String npcId, DemoPlayer player, int before)
            throws StepFailedException, InterruptedException {
        String said = player.talk().awaitAnswer(npcId, player.soulId(), before);
        List<HistoryEntry.Deed> deeds = backstage.lastDeeds(npcId);
        deeds.forEach(deed ->
                out.printf(
                        "      %s %s: %s%n",
                        deed.done() ? "did" : "was refused", deed.command(), deed.result()));
        return JsonObject.of("success", true, "message", said)
                .with("done", commands(deeds, true))
                .with("refused", commands(deeds, false));
    }

    private static Json commands(List<HistoryEntry.Deed> deeds, boolean done) {
        return Json.Arr.ofStrings(
                deeds.stream()
                        .filter(deed -> deed.done() == done)
                        .map(HistoryEntry.Deed::command)
                        .toList());
    }

    private JsonObject talk(DemoStep step, DemoPlayer player)
            throws StepFailedException, InterruptedException {
        List<String> npcIds = step.fields().strings("npc_ids");
        int before = player.talk().turns();
        if (!backstage.introduce(npcIds)) {
            return JsonObject.of("success", false, "message", npcIds + " cannot talk now");
        }
        player.talk().awaitEnd(() -> backstage.talk(npcIds));
        List<NpcTalk.Line> lines = player.talk().after(before);
        lines.forEach(line -> out.printf("      %s: %s%n", line.npcId(), line.text()));
        boolean all =
                npcIds.stream()
                        .allMatch(id -> lines.stream().anyMatch(line -> line.npcId().equals(id)));
        return JsonObject.of(
                "success",
                all,
                "message",
                "they said %d things to each other, and stopped".formatted(lines.size()));
    }

    private static String judged(DemoStep step, DemoPlayer player, JsonObject answer)
            throws StepFailedException {
        Expectation.of(step).check(answer, player.state());
        return DemoPlayer.message(answer);
    }
}
