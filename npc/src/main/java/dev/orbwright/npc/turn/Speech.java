package dev.orbwright.npc.turn;

import dev.orbwright.npc.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is said in one turn, as far as it is told. For the turn's thread.
final class Speech {

    private static final Logger LOG = LoggerFactory.getLogger(Speech.class);

    private final String npcId;
    private final String turnId;
    private final Consumer<TurnEvent> out;
    private final Runnable speaking;
    private final List<StringBuilder> said = new ArrayList<>();
    private final List<Integer> begun = new ArrayList<>();
    private Composure composure = new Composure();
    private boolean lostComposure;

    /// @param out is told of it
    /// @param speaking is run when it begins
    Speech(String npcId, String turnId, Consumer<TurnEvent> out, Runnable speaking) {
        this.npcId = npcId;
        this.turnId = turnId;
        this.out = out;
        this.speaking = speaking;
    }

    /// Something is about to be said, in character or not.
    void compose() {
        composure = new Composure();
    }

    /// More of an element of the reply.
    void more(int element, String text) {
        tell(element, composure.pass(text));
    }

    /// The end of an element; false where nothing of it was told.
    boolean end(int element) {
        tell(element, composure.end());
        if (composure.isLost()) {
            lostComposure = true;
            LOG.warn("What {} was to say was out of character and is not told", npcId);
        }
        return begun.contains(element);
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
            out.accept(new TurnEvent.Opened(npcId, turnId, Tag.SAY, element));
        }
        said.getLast().append(text);
        out.accept(new TurnEvent.Chunk(npcId, turnId, Tag.SAY, element, text));
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
