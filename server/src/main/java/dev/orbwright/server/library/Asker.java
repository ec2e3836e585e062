package dev.orbwright.server.library;

import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;

/// Who asks something of the library.
sealed interface Asker {

    /// Nobody in particular: may read.
    record Anybody() implements Asker {
        @Override
        public boolean mayChange(StoredFunction function) {
            return false;
        }

        @Override
        public Actor actor() {
            throw new IllegalStateException("nobody changes anything");
        }
    }

    /// Whoever plays a soul.
    record Soul(String id) implements Asker {
        @Override
        public boolean mayChange(StoredFunction function) {
            return function.ownerId().filter(id::equals).isPresent();
        }

        @Override
        public Actor actor() {
            return Actor.player(id);
        }
    }

    /// Whoever runs the server.
    record Operator() implements Asker {
        @Override
        public boolean mayChange(StoredFunction function) {
            return true;
        }

        @Override
        public Actor actor() {
            return new Actor(Actor.Kind.OPERATOR, "operator");
        }
    }

    /// Whether this one may change the function: its owner may, and operators.
    boolean mayChange(StoredFunction function);

    /// In whose name this one changes the world.
    Actor actor();
}
