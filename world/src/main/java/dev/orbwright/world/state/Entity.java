package dev.orbwright.world.state;

import java.util.Optional;

/// A thing that stands in the world. Ids are unique among all entities of a world.
public sealed interface Entity extends Entry
        permits Location, Landmark, EnvironmentObject, Artifact, Soul, Puzzle, TemporaryObject {

    /// The id, unique among all entities.
    String id();

    /// What kind of thing this is.
    Kind kind();

    /// The location that this thing is in, where it is in one.
    default Optional<String> locationId() {
        return Optional.empty();
    }

    /// The soul whose thing this is, where it is somebody's; otherwise it is the world's.
    default Optional<String> ownerId() {
        return Optional.empty();
    }

    @Override
    default EntryKey key() {
        return EntryKey.entity(id());
    }

    /// The kinds of entities, with the names that guests and clients see.
    enum Kind {
        /// See [Location].
        LOCATION("location"),
        /// See [Landmark].
        LANDMARK("landmark"),
        /// See [EnvironmentObject].
        ENVIRONMENT_OBJECT("environment_object"),
        /// See [Artifact].
        ARTIFACT("artifact"),
        /// See [Soul].
        SOUL("soul"),
        /// See [Puzzle].
        PUZZLE("puzzle"),
        /// See [TemporaryObject].
        TEMPORARY_OBJECT("temporary_object");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /// The name outside of Java, `snake_case`.
        public String wireName() {
            return wireName;
        }

        /// The kind of this name, if there is one.
        public static Optional<Kind> ofWireName(String name) {
            for (Kind kind : values()) {
                if (kind.wireName.equals(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
