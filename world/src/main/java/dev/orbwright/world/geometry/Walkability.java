package dev.orbwright.world.geometry;

import dev.orbwright.world.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides whether a thing that spans from one spot to another can be walked on, where its maker
/// did not say so.
///
/// A spanning thing carries people, unless what it is called or what it is made of says that it has
/// no body (smoke, light rain) or stands in the way (a wall). A bridge of light is a bridge: the
/// words for ways go before the words for stuff.
public final class Walkability {

    private static final Set<String> WAYS =
            Set.of(
                    "bridge",
                    "path",
                    "pathway",
                    "walkway",
                    "footbridge",
                    "causeway",
                    "catwalk",
                    "gangway",
                    "plank",
                    "planks",
                    "stairs",
                    "stair",
                    "staircase",
                    "steps",
                    "ladder",
                    "ramp",
                    "road",
                    "floor",
                    "platform",
                    "stones",
                    "span",
                    "trail",
                    "way",
                    "crossing");

    private static final Set<String> BODILESS =
            Set.of(
                    "smoke",
                    "cloud",
                    "clouds",
                    "mist",
                    "fog",
                    "steam",
                    "vapor",
                    "vapour",
                    "gas",
                    "haze",
                    "rain",
                    "snow",
                    "snowfall",
                    "storm",
                    "weather",
                    "wind",
                    "breeze",
                    "fire",
                    "flame",
                    "flames",
                    "flare",
                    "spark",
                    "sparks",
                    "ember",
                    "embers",
                    "lightning",
                    "thunder",
                    "glow",
                    "glimmer",
                    "light",
                    "lights",
                    "beam",
                    "ray",
                    "rays",
                    "laser",
                    "aura",
                    "shadow",
                    "darkness",
                    "illusion",
                    "hologram",
                    "ghost",
                    "sound",
                    "music",
                    "song",
                    "scent",
                    "smell",
                    "dust",
                    "confetti",
                    "particles",
                    "bubbles",
                    "rainbow",
                    "aurora",
                    "firework",
                    "fireworks",
                    "butterflies",
                    "swarm",
                    "water",
                    "waterfall");

    private static final Set<String> IN_THE_WAY =
            Set.of(
                    "wall",
                    "barrier",
                    "fence",
                    "gate",
                    "door",
                    "curtain",
                    "banner",
                    "flag",
                    "sign",
                    "shield",
                    "cage",
                    "marker",
                    "beacon",
                    "arrow",
                    "statue",
                    "portrait",
                    "web");

    private static final Set<String> BODILESS_SHAPES =
            Set.of("particles", "particle_system", "points", "sprite", "sphere", "cloud", "volume");

    private Walkability() {}

    /// Whether a thing of this type, drawn like this, can be walked on from its start to its end.
    ///
    /// @param said what its maker said, which decides where it was said
    public static boolean of(String type, JsonObject visualConfig, Optional<Boolean> said) {
        if (said.isPresent()) {
            return said.get();
        }
        Set<String> words = words(type);
        if (words.stream().anyMatch(WAYS::contains)) {
            return true;
        }
        if (words.stream().anyMatch(word -> BODILESS.contains(word) || IN_THE_WAY.contains(word))) {
            return false;
        }
        return visualConfig
                .object("geometry_config")
                .text("type")
                .map(shape -> !BODILESS_SHAPES.contains(shape))
                .orElse(true);
    }

    private static Stream<String> withSingular(String word) {
        return word.endsWith("s")
                ? Stream.of(word, word.substring(0, word.length() - 1))
                : Stream.of(word);
    }

    private static Set<String> words(String type) {
        String spaced = type.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Arrays.stream(spaced.split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .flatMap(Walkability::withSingular)
                .collect(Collectors.toUnmodifiableSet());
    }
}
