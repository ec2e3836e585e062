package dev.orbwright.npc.turn;

import dev.orbwright.npc.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is said in one turn, or what gestures are made, as far as it is told: nothing of it is that
/// is out of character. For the turn's thread.
final class Speech {

    private static final Logger LOG = LoggerFactory.getLogger(Speech.class);

    private final String npcId;
    private final String turnId;
    private final Tag tag;
    private final Consumer<TurnEvent> out;
    private final Runnable speaking;
    private final List<StringBuilder> said = new ArrayList<>();
    private final List<Integer> begun = new ArrayList<>();
    private final StringBuilder held = new StringBuilder();
    private Composure composure = new Composure();
    private boolean lostComposure;

    /// @param tag of the elements that it is made of
    /// @param out is told of it
    /// @param speaking is run when it begins
    Speech(String npcId, String turnId, Tag tag, Consumer<TurnEvent> out, Runnable speaking) {
        this.npcId = npcId;
        this.turnId = turnId;
        this.tag = tag;
        this.out = out;
        this.speaking = speaking;
    }

    /// Something is about to be said, in character or not.
    void compose() {
        composure = new Composure();
        held.setLength(0);
    }

    /// More of an element of the reply.
    void more(int element, String text) {
        offer(element, composure.pass(text));
    }

    /// The end of an element; false where nothing of it was told.
    boolean end(int element) {
        offer(element, composure.end());
        if (composure.isLost()) {
            lostComposure = true;
            LOG.warn("A {} of {} was out of character and is not told", tag, npcId);
        }
        return begun.contains(element);
    }

    private void offer(int element, String text) {
        held.append(text);
        if (begun.contains(element) || !isNoGesture()) {
            tell(element, held.toString());
            held.setLength(0);
        }
    }

    /// `0` and `1` only say whether there is a gesture, unless more follows.
    private boolean isNoGesture() {
        return tag == Tag.ACTION && ("0".contentEquals(held) || "1".contentEquals(held));
    }

    private void tell(int element, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!begun.contains(element)) {
            begun.add(element);
            if (said.isEmpty()) {
                speaking.run();
            }
            said.add(new StringBuilder());
            out.accept(new TurnEvent.Opened(npcId, turnId, tag, element));
        }
        said.getLast().append(text);
        out.accept(new TurnEvent.Chunk(npcId, turnId, tag, element, text));
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    /// True where something was not told because it was out of character.
    boolean hasLostComposure() {
        return lostComposure;
    }

    /// What was told, element by element.
    List<String> said() {
        return said.stream().map(StringBuilder::toString).toList();
    }
}
