package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.HistoryEntry.Response;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.tag.Reply;
import dev.orbwright.npc.tag.Tag;
import dev.orbwright.npc.tag.TagListener;
import dev.orbwright.npc.tag.TagParser;
import dev.orbwright.world.npc.NpcDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What a turn's replies come to: each element is told, spoken or done as it arrives. For the
/// turn's thread.
final class Delivery implements TagListener {

    private final String npcId;
    private final String turnId;
    private final Consumer<TurnEvent> out;
    private final Speech speech;
    private final Speech gestures;
    private final Doing doing;
    private final Reply.Collector collector = new Reply.Collector();
    private TagParser parser = new TagParser(this);
    private int functions;
    private int silences;
    private int firstIndex;
    private int elements;

    /// @param stopped whether no further command is begun
    /// @param out is told of everything
    /// @param speaking is run when it begins to speak
    Delivery(
            String turnId,
            NpcDefinition who,
            Batch cause,
            Cast cast,
            BooleanSupplier stopped,
            Consumer<TurnEvent> out,
            Runnable speaking) {
        this.npcId = who.id();
        this.turnId = turnId;
        this.out = out;
        this.speech = new Speech(npcId, turnId, Tag.SAY, out, speaking);
        this.gestures = new Speech(npcId, turnId, Tag.ACTION, out, () -> {});
        this.doing =
                new Doing(
                        who,
                        cause,
                        cast,
                        stopped,
                        deed -> out.accept(new TurnEvent.Acted(who.id(), turnId, deed)));
    }

    /// A reply begins; what was delivered of one before it stays.
    void begin() {
        parser = new TagParser(this);
        speech.compose();
        gestures.compose();
    }

    /// A reply begins anew of which nothing was delivered but thoughts and silence.
    void beginAnew() {
        silences = 0;
        begin();
    }

    /// More of a reply.
    void accept(String text) {
        parser.accept(text);
    }

    /// True where a reply goes on without end.
    boolean isEndless() {
        return parser.isEndless();
    }

    /// A reply is over, as a whole or cut off.
    void end() {
        parser.finish();
        firstIndex += elements;
        elements = 0;
    }

    /// A whole reply.
    void recite(String reply) {
        begin();
        accept(reply);
        end();
    }

    /// What is held back until it is known to be in character; empty where others do not see it.
    private Optional<Speech> guarded(Tag tag) {
        return switch (tag) {
            case SAY -> Optional.of(speech);
            case ACTION -> Optional.of(gestures);
            case THINKING, FUNCTION, SILENCE -> Optional.empty();
        };
    }

    @Override
    public void opened(Tag tag, int index) {
        elements = Math.max(elements, index + 1);
        collector.opened(tag, index);
        guarded(tag)
                .ifPresentOrElse(
                        Speech::compose,
                        () ->
                                out.accept(
                                        new TurnEvent.Opened(
                                                npcId, turnId, tag, firstIndex + index)));
    }

    @Override
    public void text(Tag tag, int index, String text) {
        Optional<Speech> guarded = guarded(tag);
        if (guarded.isPresent()) {
            guarded.get().more(firstIndex + index, text);
        } else {
            collector.text(tag, index, text);
            out.accept(new TurnEvent.Chunk(npcId, turnId, tag, firstIndex + index, text));
        }
    }

    @Override
    public void closed(Tag tag, int index, Ending ending) {
        Optional<Speech> guarded = guarded(tag);
        if (guarded.isPresent()) {
            if (!guarded.get().end(firstIndex + index)) {
                return;
            }
        } else {
            collector.closed(tag, index, ending);
        }
        boolean complete = ending == Ending.CLOSED;
        out.accept(new TurnEvent.Closed(npcId, turnId, tag, firstIndex + index, complete));
        if (tag == Tag.SILENCE) {
            silences++;
        } else if (tag == Tag.FUNCTION) {
            function(complete);
        }
    }

    private void function(boolean complete) {
        List<String> unfinished = collector.reply().unfinished();
        List<String> finished = collector.reply().functions();
        if (!complete && !unfinished.isEmpty()) {
            doing.refused(unfinished.getLast(), "the command was not finished");
        } else if (complete && finished.size() > functions) { // else it is an empty one
            functions = finished.size();
            doing.command(finished.getLast());
        }
    }

    /// True where something was seen or begun that cannot be taken back.
    boolean hasShown() {
        return !speech.isEmpty() || doing.hasActed() || !gestures.isEmpty();
    }

    /// True where a command was written, whatever became of it.
    boolean hasCommanded() {
        return doing.commands() > 0;
    }

    boolean hasSpoken() {
        return !speech.isEmpty();
    }

    /// True where it was silent on purpose, and not because what it was to say could not be told.
    boolean isSilence() {
        return silences > 0 && !speech.hasLostComposure() && !gestures.hasLostComposure();
    }

    /// True where what it was to say could not be told.
    boolean hasLostWords() {
        return speech.hasLostComposure();
    }

    /// True where it said nothing, on purpose.
    boolean choseSilence() {
        return silences > 0 && speech.isEmpty();
    }

    /// Everything that was said.
    String speech() {
        return String.join(" ", speech.said());
    }

    /// Waits until everything is done that was begun, but not for ever.
    void awaitDeeds() {
        doing.await();
    }

    /// What it comes to, for the history.
    ///
    /// @param cut whether it was to be more
    Response response(long number, long at, boolean cut) {
        Reply reply = collector.reply();
        return new Response(
                number,
                at,
                turnId,
                reply.thinking(),
                speech.said(),
                cut,
                gestures.said().stream()
                        .map(String::strip)
                        .filter(gesture -> !gesture.isEmpty())
                        .toList(),
                doing.deeds(),
                choseSilence());
    }
}
