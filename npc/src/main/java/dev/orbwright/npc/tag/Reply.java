package dev.orbwright.npc.tag;

import java.util.ArrayList;
import java.util.List;

/// What a whole reply consists of.
///
/// @param thinking what was thought, piece by piece
/// @param say what was said, cleaned
/// @param functions commands, as they were written
/// @param unfinished commands that were cut off, or grew too long, and do not count
/// @param actions gestures
/// @param silences how often silence was chosen
public record Reply(
        List<String> thinking,
        List<String> say,
        List<String> functions,
        List<String> unfinished,
        List<String> actions,
        int silences) {

    /// Copies the lists.
    public Reply {
        thinking = List.copyOf(thinking);
        say = List.copyOf(say);
        functions = List.copyOf(functions);
        unfinished = List.copyOf(unfinished);
        actions = List.copyOf(actions);
    }

    /// Reads a reply that is there as a whole.
    public static Reply of(String raw) {
        Collector collector = new Collector();
        TagParser parser = new TagParser(collector);
        parser.accept(raw);
        parser.finish();
        return collector.reply();
    }

    /// Everything that was said, as one text.
    public String speech() {
        return String.join(" ", say);
    }

    /// Puts a reply together from what is heard of it.
    public static final class Collector implements TagListener {

        private final List<String> thinking = new ArrayList<>();
        private final List<String> say = new ArrayList<>();
        private final List<String> functions = new ArrayList<>();
        private final List<String> unfinished = new ArrayList<>();
        private final List<String> actions = new ArrayList<>();
        private final StringBuilder speech = new StringBuilder();
        private final StringBuilder within = new StringBuilder();
        private int silences;

        @Override
        public void opened(Tag tag, int index) {
            if (tag == Tag.SAY) {
                speech.setLength(0);
            } else {
                within.setLength(0);
            }
        }

        @Override
        public void text(Tag tag, int index, String text) {
            (tag == Tag.SAY ? speech : within).append(text);
        }

        @Override
        public void closed(Tag tag, int index, Ending ending) {
            switch (tag) {
                case THINKING -> addIfAny(thinking, within);
                case SAY -> addIfAny(say, speech);
                case FUNCTION -> addIfAny(ending == Ending.CLOSED ? functions : unfinished, within);
                case ACTION -> addIfAny(actions, within);
                case SILENCE -> silences++;
            }
        }

        private static void addIfAny(List<String> to, StringBuilder text) {
            String stripped = text.toString().strip();
            if (!stripped.isEmpty()) {
                to.add(stripped);
            }
        }

        /// What was heard so far; elements that are still open are left out.
        public Reply reply() {
            return new Reply(thinking, say, functions, unfinished, actions, silences);
        }
    }
}
