package dev.orbwright.hostapi.registry;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a text argument must look like.
public enum Form {
    /// Nothing said: only for parameters that are not text.
    NONE(0, 0, "", "no text"),
    /// An id that a guest may give to something, or the name of a landmark or function.
    ID(1, 100, "[A-Za-z0-9_.:-]+", "an id (letters, digits and _ . : -, at most 100 characters)"),
    /// An id of anything there is; a landmark's is `location_id/landmark_key`.
    ENTITY_ID(
            1,
            201,
            "[A-Za-z0-9_.:-]{1,100}(/[A-Za-z0-9_.:-]{1,100})?",
            "an id (letters, digits and _ . : -, at most 100 characters; for a landmark"
                    + " location_id/landmark_key)"),
    /// A dotted path to a property.
    PATH(1, 200, "[A-Za-z0-9_:-]+(\\.[A-Za-z0-9_:-]+)*", "a dotted path like geometry_config.type"),
    /// A name that people read.
    NAME(1, 200, "", "a text of 1 to 200 characters"),
    /// A description that people read.
    DESCRIPTION(0, 4000, "", "a text of at most 4000 characters"),
    /// Something said.
    MESSAGE(1, 2000, "", "a text of 1 to 2000 characters");

    private final int least;
    private final int most;
    private final Optional<Pattern> pattern;
    private final String expected;

    Form(int least, int most, String pattern, String expected) {
        this.least = least;
        this.most = most;
        this.pattern = pattern.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(pattern));
        this.expected = expected;
    }

    /// True for a text that looks like this.
    boolean fits(String text) {
        return text.length() >= least
                && text.length() <= most
                && (least == 0 || !text.isBlank())
                && pattern.map(known -> known.matcher(text).matches()).orElse(true)
                && Wellformed.text(text);
    }

    /// What a text must look like, in words.
    String expected() {
        return expected;
    }

    /// JSON Schema of it.
    JsonObject schema() {
        JsonObject.Builder schema = JsonObject.builder().put("type", "string");
        if (least > 0) {
            schema.put("minLength", least);
        }
        schema.put("maxLength", most);
        pattern.ifPresent(known -> schema.put("pattern", "^(?:" + known.pattern() + ")$"));
        return schema.build();
    }
}
