package dev.orbwright.npc.tag;

import dev.orbwright.npc.tag.TagListener.Ending;
import java.util.Optional;

/// Reads a reply in tags while it arrives.
///
/// - Text in `<say>` is spoken: cleaned, without tags that mean nothing, and also where the closing
///   tag is missing.
/// - Within `<thinking>` everything is thought, other tags included.
/// - A `<function>` counts only with its closing tag; what was cut off is never executed.
/// - Thoughts, commands, gestures and silence may stand within what is said. A second `<say>` ends
///   the first.
/// - Text outside of tags is nothing, unless the reply has no tags at all: then it is spoken whole.
/// - A closing tag whose opening one is missing: what came before `</thinking>` was thought, what
///   came before `</say>` was said.
public final class TagParser {

    /// Characters that are spoken in one reply; what comes after is left out.
    public static final int MOST_SPOKEN = 4000;

    /// Characters of a command or of a gesture; one that is longer counts as unclosed.
    static final int LONGEST_COMMAND = 8 * 1024;

    /// Characters that are kept of what is thought, and of what stands outside of tags.
    private static final int MOST_KEPT = 32 * 1024;

    /// Characters of a whole reply. What goes on longer, whatever stands in it, does not end.
    static final int LONGEST_REPLY = 48 * 1024;

    private final TagListener listener;
    private final MarkupReader reader = new MarkupReader(this::take);
    private final StringBuilder outside = new StringBuilder();
    private Optional<Element> said = Optional.empty();
    private Optional<Element> inner = Optional.empty();
    private int depth;
    private int elements;
    private boolean tagged;
    private int spoken;
    private int thought;
    private int read;
    private boolean endless;

    /// An element that is open.
    private static final class Element {
        private final Tag tag;
        private final int index;
        private final SpokenText cleaner = new SpokenText();
        private int length;

        Element(Tag tag, int index) {
            this.tag = tag;
            this.index = index;
        }
    }

    public TagParser(TagListener listener) {
        this.listener = listener;
    }

    /// The next piece of the reply.
    public void accept(String chunk) {
        read = Math.min(LONGEST_REPLY + 1, read + Math.min(chunk.length(), LONGEST_REPLY + 1));
        reader.accept(chunk);
    }

    /// The reply is over, as a whole or cut off.
    public void finish() {
        reader.finish();
        closeInner(Ending.UNCLOSED);
        closeSaid(Ending.UNCLOSED);
        if (!tagged) {
            speakOutside();
        }
    }

    /// True where more was to be said than [#MOST_SPOKEN] characters, or the reply goes on far
    /// beyond what can be meant.
    public boolean isEndless() {
        return endless || read > LONGEST_REPLY;
    }

    /// True where the reply has had a tag that means something.
    public boolean isTagged() {
        return tagged;
    }

    private void take(Markup markup) {
        if (inner.isPresent()) {
            takeWithin(inner.get(), markup);
            return;
        }
        switch (markup) {
            case Markup.Text(String text) -> text(text);
            case Markup.Open open -> Tag.named(open.name()).ifPresent(tag -> open(tag, open));
            case Markup.Close close -> Tag.named(close.name()).ifPresent(this::close);
        }
    }

    private void text(String text) {
        if (said.isPresent()) {
            speak(said.get(), text);
        } else if (!tagged) {
            outside.append(text, 0, Math.clamp(MOST_KEPT - outside.length(), 0, text.length()));
        }
    }

    private void open(Tag tag, Markup.Open open) {
        tagged = true;
        if (tag == Tag.SAY) {
            closeSaid(Ending.UNCLOSED);
        }
        if (tag == Tag.SILENCE || !open.selfClosing()) {
            Element element = begin(tag);
            if (tag == Tag.SAY) {
                said = Optional.of(element);
            } else {
                depth = 1;
                inner = Optional.of(element);
            }
            if (tag == Tag.SILENCE && open.selfClosing()) {
                closeInner(Ending.CLOSED);
            }
        }
    }

    private Element begin(Tag tag) {
        Element element = new Element(tag, elements++);
        listener.opened(tag, element.index);
        return element;
    }

    /// A closing tag where nothing but speech is open.
    private void close(Tag tag) {
        if (tag == Tag.SAY && said.isPresent()) {
            closeSaid(Ending.CLOSED);
        } else if (!tagged && tag == Tag.SAY) {
            speakOutside();
        } else if (!tagged && tag == Tag.THINKING) {
            Element element = begin(Tag.THINKING);
            if (!outside.isEmpty()) {
                listener.text(Tag.THINKING, element.index, outside.toString());
            }
            listener.closed(Tag.THINKING, element.index, Ending.CLOSED);
            tagged = true;
            outside.setLength(0);
        }
    }

    private void takeWithin(Element element, Markup markup) {
        if (element.tag == Tag.THINKING) {
            think(element, markup);
            return;
        }
        switch (markup) {
            case Markup.Text(String text) -> keep(element, text);
            case Markup.Open open -> {
                if (Tag.named(open.name()).isPresent()) {
                    closeInner(Ending.UNCLOSED);
                    take(markup);
                } else {
                    keepMarker(element, open.raw());
                }
            }
            case Markup.Close close -> {
                Optional<Tag> tag = Tag.named(close.name());
                if (tag.equals(Optional.of(element.tag))) {
                    closeInner(element.length > LONGEST_COMMAND ? Ending.UNCLOSED : Ending.CLOSED);
                } else if (tag.equals(Optional.of(Tag.SAY)) && said.isPresent()) {
                    closeInner(Ending.UNCLOSED);
                    closeSaid(Ending.CLOSED);
                } else {
                    keepMarker(element, close.raw());
                }
            }
        }
    }

    private void think(Element element, Markup markup) {
        switch (markup) {
            case Markup.Text(String text) -> keepThought(element, text);
            case Markup.Open open -> {
                if (isThinking(open.name()) && !open.selfClosing()) {
                    depth++;
                }
                keepThought(element, open.raw());
            }
            case Markup.Close close -> {
                if (isThinking(close.name())) {
                    depth--;
                }
                if (depth == 0) {
                    closeInner(Ending.CLOSED);
                } else {
                    keepThought(element, close.raw());
                }
            }
        }
    }

    private static boolean isThinking(String name) {
        return Tag.named(name).equals(Optional.of(Tag.THINKING));
    }

    private void keepThought(Element element, String text) {
        String kept = text.substring(0, Math.clamp(MOST_KEPT - thought, 0, text.length()));
        thought += kept.length();
        if (!kept.isEmpty()) {
            listener.text(Tag.THINKING, element.index, kept);
        }
    }

    /// A command is kept as it is written; a gesture and silence have no use for other tags.
    private void keepMarker(Element element, String raw) {
        if (element.tag == Tag.FUNCTION) {
            keep(element, raw);
        }
    }

    private void keep(Element element, String text) {
        String kept =
                text.substring(0, Math.clamp(LONGEST_COMMAND - element.length, 0, text.length()));
        element.length += text.length();
        // A gesture is shown like speech.
        String shown = element.tag == Tag.ACTION ? element.cleaner.clean(kept) : kept;
        if (element.tag != Tag.SILENCE && !shown.isEmpty()) {
            listener.text(element.tag, element.index, shown);
        }
    }

    private void speak(Element element, String text) {
        String clean = element.cleaner.clean(text);
        int room = MOST_SPOKEN - spoken;
        if (clean.length() > room) {
            endless = true;
            // Not in the middle of a character.
            int end =
                    room > 0 && Character.isHighSurrogate(clean.charAt(room - 1)) ? room - 1 : room;
            clean = clean.substring(0, end);
        }
        spoken = endless ? MOST_SPOKEN : spoken + clean.length();
        if (!clean.isEmpty()) {
            listener.text(Tag.SAY, element.index, clean);
        }
    }

    private void speakOutside() {
        String text = outside.toString();
        outside.setLength(0);
        tagged = true;
        if (!text.isBlank()) {
            Element element = begin(Tag.SAY);
            speak(element, text);
            listener.closed(Tag.SAY, element.index, Ending.CLOSED);
        }
    }

    private void closeSaid(Ending ending) {
        said.ifPresent(element -> {
            said = Optional.empty();
            listener.closed(element.tag, element.index, ending);
        });
    }

    private void closeInner(Ending ending) {
        inner.ifPresent(element -> {
            inner = Optional.empty();
            listener.closed(element.tag, element.index, ending);
        });
    }
}
