package dev.orbwright.npc.history;

import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// An entry of an NPC's history.
public sealed interface HistoryEntry {

    /// Entries are numbered from 1, oldest first.
    long number();

    /// World time, in milliseconds.
    long at();

    /// What is kept of it.
    JsonObject toJson();

    /// Something that was heard or noticed.
    ///
    /// @param kind of the message
    /// @param senderId empty for the world
    /// @param thing the artifact that it is about
    record Heard(
            String kind,
            Optional<String> senderId,
            String sender,
            String text,
            Optional<String> thing) {

        /// What is about no artifact.
        public Heard(String kind, Optional<String> senderId, String sender, String text) {
            this(kind, senderId, sender, text, Optional.empty());
        }

        static Heard of(Message message) {
            return new Heard(
                    message.kind().name().toLowerCase(Locale.ROOT),
                    message.senderId(),
                    message.senderName(),
                    message.content(),
                    message.thing());
        }

        /// The kind of message that it was; empty where it is none that there is.
        public Optional<Message.Kind> messageKind() {
            return Stream.of(Message.Kind.values())
                    .filter(known -> known.name().equalsIgnoreCase(kind))
                    .findFirst();
        }

        /// True for what somebody said.
        public boolean isSpeech() {
            return kind.equals("chat") || kind.equals("npc");
        }

        /// True for what a player said.
        public boolean isFromPlayer() {
            return kind.equals("chat") || kind.equals("gift");
        }
    }

    /// What came in together.
    record Incoming(long number, long at, List<Heard> heard) implements HistoryEntry {
        /// Copies the list.
        public Incoming {
            heard = List.copyOf(heard);
        }

        /// What a batch says.
        public static Incoming of(long number, long at, Batch batch) {
            return new Incoming(number, at, batch.messages().stream().map(Heard::of).toList());
        }

        @Override
        public JsonObject toJson() {
            List<Json> lines =
                    heard.stream()
                            .<Json>map(line ->
                                    JsonObject.builder()
                                            .put("kind", line.kind())
                                            .putIfPresent("sender_id", line.senderId())
                                            .put("sender", line.sender())
                                            .put("text", line.text())
                                            .putIfPresent("thing", line.thing())
                                            .build())
                            .toList();
            return JsonObject.builder()
                    .put("type", "incoming")
                    .put("at", (double) at)
                    .put("heard", new Json.Arr(lines))
                    .build();
        }
    }

    /// A command and what became of it.
    ///
    /// @param done false where it was refused or failed; then nothing has changed
    record Deed(String command, boolean done, String result) {}

    /// What the NPC did about it.
    ///
    /// @param said what was really shown of it
    /// @param cut true where it was to say more
    /// @param silence true where it chose to say nothing
    record Response(
            long number,
            long at,
            String turnId,
            List<String> thinking,
            List<String> said,
            boolean cut,
            List<String> actions,
            List<Deed> deeds,
            boolean silence)
            implements HistoryEntry {
        /// Copies the lists.
        public Response {
            thinking = List.copyOf(thinking);
            said = List.copyOf(said);
            actions = List.copyOf(actions);
            deeds = List.copyOf(deeds);
        }

        /// As far as it was shown.
        ///
        /// @param characters of all that was said, in the order in which it was
        public Response shownUpTo(int characters) {
            int left = characters;
            List<String> shown = new ArrayList<>();
            for (String text : said) {
                int length = Math.clamp(left, 0, text.length());
                if (length > 0) {
                    shown.add(text.substring(0, length));
                }
                left -= text.length();
            }
            boolean all = characters >= said.stream().mapToInt(String::length).sum();
            return all
                    ? this
                    : new Response(
                            number, at, turnId, thinking, shown, true, actions, deeds, silence);
        }

        @Override
        public JsonObject toJson() {
            List<Json> done =
                    deeds.stream()
                            .<Json>map(deed ->
                                    JsonObject.of("command", deed.command(), "done", deed.done())
                                            .with("result", deed.result()))
                            .toList();
            return JsonObject.builder()
                    .put("type", "response")
                    .put("at", (double) at)
                    .put("turn_id", turnId)
                    .put("thinking", Json.Arr.ofStrings(thinking))
                    .put("said", Json.Arr.ofStrings(said))
                    .put("cut", cut)
                    .put("actions", Json.Arr.ofStrings(actions))
                    .put("deeds", new Json.Arr(done))
                    .put("silence", silence)
                    .build();
        }
    }

    /// Reads what was kept; empty where it is something else.
    static Optional<HistoryEntry> of(long number, JsonObject json) {
        long at = (long) json.number("at").orElse(0);
        return switch (json.text("type").orElse("")) {
            case "incoming" ->
                    Optional.of(
                            new Incoming(
                                    number,
                                    at,
                                    json.items("heard").stream()
                                            .filter(JsonObject.class::isInstance)
                                            .map(JsonObject.class::cast)
                                            .map(line ->
                                                    new Heard(
                                                            line.text("kind").orElse("system"),
                                                            line.text("sender_id"),
                                                            line.text("sender").orElse(""),
                                                            line.text("text").orElse(""),
                                                            line.text("thing")))
                                            .toList()));
            case "response" ->
                    Optional.of(
                            new Response(
                                    number,
                                    at,
                                    json.text("turn_id").orElse(""),
                                    json.strings("thinking"),
                                    json.strings("said"),
                                    json.flag("cut"),
                                    json.strings("actions"),
                                    json.items("deeds").stream()
                                            .filter(JsonObject.class::isInstance)
                                            .map(JsonObject.class::cast)
                                            .map(deed ->
                                                    new Deed(
                                                            deed.text("command").orElse(""),
                                                            deed.flag("done"),
                                                            deed.text("result").orElse("")))
                                            .toList(),
                                    json.flag("silence")));
            default -> Optional.empty();
        };
    }
}
