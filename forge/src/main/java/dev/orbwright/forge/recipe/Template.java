package dev.orbwright.forge.recipe;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A recipe's code, cut at its gaps once, so that what fills one gap is never searched for others.
record Template(Language language, List<Piece> pieces) {

    private static final Pattern GAP = Pattern.compile("\\$([A-Za-z][A-Za-z0-9_]*)\\$");
    private static final String NAME = "NAME";

    sealed interface Piece {
        /// Code as it stands.
        record Code(String text) implements Piece {}

        /// Where a slot's value goes.
        record Gap(String slot) implements Piece {}
    }

    Template {
        pieces = List.copyOf(pieces);
    }

    static Template of(Language language, String code) {
        List<Piece> pieces = new ArrayList<>();
        Matcher gap = GAP.matcher(code);
        int end = 0;
        while (gap.find()) {
            pieces.add(new Piece.Code(code.substring(end, gap.start())));
            pieces.add(new Piece.Gap(gap.group(1)));
            end = gap.end();
        }
        pieces.add(new Piece.Code(code.substring(end)));
        return new Template(language, pieces);
    }

    /// The slots that have a gap.
    Set<String> slots() {
        Set<String> names = gaps();
        names.remove(NAME);
        return names;
    }

    boolean namesItsFunction() {
        return gaps().contains(NAME);
    }

    boolean namesItsFunctionOnce() {
        return pieces.stream().filter(new Piece.Gap(NAME)::equals).count() == 1;
    }

    private Set<String> gaps() {
        Set<String> names = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Gap(String slot)) {
                names.add(slot);
            }
        }
        return names;
    }

    /// The code with every gap filled.
    ///
    /// @param functionName an identifier
    /// @param values one for each slot
    String fill(String functionName, Map<String, Json> values) {
        StringBuilder code = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Code(String text) -> code.append(text);
                case Piece.Gap(String slot) -> {
                    Json value = values.get(slot);
                    if (slot.equals(NAME)) {
                        code.append(functionName);
                    } else if (value != null) {
                        code.append(Literals.of(value, language));
                    } else {
                        throw new IllegalArgumentException("no value for the slot " + slot);
                    }
                }
            }
        }
        return code.toString();
    }
}
