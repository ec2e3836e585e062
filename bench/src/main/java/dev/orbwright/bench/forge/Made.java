package dev.orbwright.bench.forge;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Locale;
import java.util.regex.Pattern;

/// What may be so of one thing that a tool made.
interface Made {

    /// Metres from a landmark, within which something is at it.
    double NEAR = 4;

    boolean holds(TemporaryObject object, Aftermath aftermath);

    /// It stands at a landmark, ends there or hangs over it.
    static Made at(String landmark) {
        return (object, aftermath) ->
                object.toLandmark().equals(landmark)
                        || aftermath
                                .after()
                                .landmark(object.placeId(), landmark)
                                .filter(mark ->
                                        mark.position().distanceTo(object.to()) <= NEAR
                                                || mark.position().distanceTo(object.from())
                                                        <= NEAR)
                                .isPresent();
    }

    /// Its type or its looks have such words.
    static Made like(String words) {
        Pattern pattern = Pattern.compile(words);
        return (object, _) ->
                pattern.matcher(
                                (object.type() + " " + JsonText.write(object.visualConfig()))
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '))
                        .find();
    }

    /// Some of it has this colour.
    static Made colored(Hue hue) {
        return (object, _) -> hue.isIn(object.visualConfig());
    }

    static Made walkable() {
        return (object, _) -> object.walkable();
    }

    static Made solidToWalkers() {
        return (object, _) -> !object.walkable();
    }

    /// It is still to last so long, in seconds, or lasted so from its beginning.
    static Made lasting(long least, long most) {
        return (object, _) -> object.duration() >= least * 1000 && object.duration() <= most * 1000;
    }

    /// One can see through it.
    static Made seeThrough() {
        return (object, _) ->
                JsonText.write(object.visualConfig()).matches(".*\"opacity\":0?\\.\\d.*");
    }

    /// It gives light of its own.
    static Made shining() {
        return (object, _) ->
                object.visualConfig().get("light_config").isPresent()
                        || emits(object.visualConfig());
    }

    private static boolean emits(Json look) {
        return JsonText.write(look).matches(".*\"emissive_intensity\":(?:[1-9]|0?\\.[3-9]).*");
    }
}
