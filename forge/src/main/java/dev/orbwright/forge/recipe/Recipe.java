package dev.orbwright.forge.recipe;

import dev.orbwright.sandbox.Language;
import java.util.List;
import java.util.regex.Pattern;

/// A guest function with gaps, and what one says when one wants it.
///
/// @param id its file's name without the ending
/// @param summary what it does, a sentence for players
/// @param phrases wishes that it fulfils
/// @param avoid wishes that sound alike but that it does not fulfil
/// @param cues what in a wish speaks for it
/// @param against what in a wish speaks against it
/// @param informs whether it only tells its player something
/// @param statement what it needs and what it brings about
/// @param templates its code; always in JavaScript, in other languages where somebody wrote it
record Recipe(
        String id,
        String summary,
        List<String> phrases,
        List<String> avoid,
        List<Pattern> cues,
        List<Pattern> against,
        List<Slot> slots,
        boolean informs,
        Statement statement,
        List<Template> templates) {

    private static final Pattern WALKABLE = Pattern.compile("\\bwalkable\"?[:=] ?[tT]rue");

    Recipe {
        phrases = List.copyOf(phrases);
        avoid = List.copyOf(avoid);
        cues = List.copyOf(cues);
        against = List.copyOf(against);
        slots = List.copyOf(slots);
        templates = List.copyOf(templates);
    }

    /// Whether its function may be one of several within another: not where it has itself called by
    /// its name.
    boolean isComposable() {
        return templates.stream().allMatch(Template::namesItsFunctionOnce);
    }

    /// Whether it takes its player elsewhere.
    boolean movesItsPlayer() {
        return statement.ensures().stream()
                .anyMatch(
                        condition -> condition.text("fact").filter("soul_at"::equals).isPresent());
    }

    /// Whether one can walk on what it makes, or climb it.
    boolean makesAWay() {
        return templates.stream()
                .flatMap(template -> template.pieces().stream())
                .anyMatch(piece ->
                        piece instanceof Template.Piece.Code(String text)
                                && WALKABLE.matcher(text).find());
    }

    /// Whether it has a slot of one of these kinds.
    boolean hasSlot(Slot.Kind... kinds) {
        return slots.stream().anyMatch(slot -> List.of(kinds).contains(slot.kind()));
    }

    /// Its code in this language; in JavaScript where there is none.
    Template template(Language language) {
        return templates.stream()
                .filter(template -> template.language() == language)
                .findFirst()
                .orElseGet(templates::getFirst);
    }
}
