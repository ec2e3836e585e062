package dev.orbwright.world.geometry;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ground of a location, cut into pieces within which one can walk freely.
///
/// `flat_plane` (also where nothing is said) is one piece. `split_chasm_platforms` has one piece
/// for each of `ground_config.platforms`, an array of `{id, center: [x, y, z], size: [width,
/// depth]}` in metres. `none` has no ground at all.
public sealed interface Ground {

    /// One piece without end.
    record Plane() implements Ground {}

    /// Rectangular pieces with nothing between them.
    record Platforms(List<Platform> platforms) implements Ground {
        /// Copies the platforms.
        public Platforms {
            platforms = List.copyOf(platforms);
        }
    }

    /// Nothing to stand on.
    record Abyss() implements Ground {}

    /// A rectangle that one can walk on.
    ///
    /// @param width metres along x
    /// @param depth metres along z
    record Platform(String id, Position center, double width, double depth) {
        boolean carries(Position spot) {
            return Math.abs(spot.x() - center.x()) <= width / 2 + EDGE
                    && Math.abs(spot.z() - center.z()) <= depth / 2 + EDGE;
        }
    }

    /// Metres beyond a platform's edge that still count as on it.
    double EDGE = 0.25;

    /// The ground that a location's visual config describes.
    static Ground of(JsonObject visualConfig) {
        return switch (visualConfig.text("ground_type_key").orElse("flat_plane")) {
            case "split_chasm_platforms" -> platforms(visualConfig.object("ground_config"));
            case "none" -> new Abyss();
            default -> new Plane();
        };
    }

    private static Ground platforms(JsonObject config) {
        List<Platform> found = new ArrayList<>();
        for (Json item : config.items("platforms")) {
            if (item instanceof JsonObject platform
                    && platform.items("size").size() == 2
                    && platform.items("size").get(0) instanceof Json.Num(double width)
                    && platform.items("size").get(1) instanceof Json.Num(double depth)) {
                String id = platform.text("id").orElse("platform_" + found.size());
                Position.of(platform.items("center"))
                        .ifPresent(center -> found.add(new Platform(id, center, width, depth)));
            }
        }
        return new Platforms(found);
    }

    /// The piece that carries a spot: equal answers mean that one can walk from one to the other.
    default Optional<String> pieceUnder(Position spot) {
        return switch (this) {
            case Plane() -> Optional.of("plane");
            case Platforms(List<Platform> all) ->
                    all.stream()
                            .filter(platform -> platform.carries(spot))
                            .map(Platform::id)
                            .findFirst();
            case Abyss() -> Optional.empty();
        };
    }
}
