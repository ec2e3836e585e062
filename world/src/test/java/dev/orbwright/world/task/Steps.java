package dev.orbwright.world.task;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;

/// Steps over world properties that hold numbers: what the tests' tasks are made of.
final class Steps {

    private Steps() {}

    /// The number of this name, 0 where there is none.
    static int number(WorldState state, String name) {
        return state.property(name)
                .filter(Json.Num.class::isInstance)
                .map(value -> (int) ((Json.Num) value).value())
                .orElse(0);
    }

    static void set(Transaction transaction, String name, int value) {
        transaction.put(new WorldProperty(name, Json.of(value)));
    }

    static Call<Integer> read(String name) {
        return transaction -> number(transaction.state(), name);
    }

    /// Answers nothing about what was there.
    static Call<Boolean> write(String name, int value) {
        return transaction -> {
            set(transaction, name, value);
            return true;
        };
    }

    /// Adds, and answers nothing about the sum.
    static Call<Boolean> addBlindly(String name, int amount) {
        return transaction -> {
            set(transaction, name, number(transaction.state(), name) + amount);
            return true;
        };
    }

    /// Adds, and answers the sum.
    static Call<Integer> add(String name, int amount) {
        return transaction -> {
            set(transaction, name, number(transaction.state(), name) + amount);
            return number(transaction.state(), name);
        };
    }

    static Call<Boolean> remove(String name) {
        return transaction -> {
            transaction.remove(EntryKey.property(name));
            return true;
        };
    }

    static Call<Boolean> log(String text) {
        return transaction -> {
            transaction.emit(new WorldEvent.Logged(text));
            return true;
        };
    }

    static Call<String> newId(String prefix) {
        return transaction -> transaction.newId(prefix);
    }

    /// A quick task that sets a number.
    static Task<Integer> setting(String name, int value) {
        return transaction -> {
            set(transaction, name, value);
            return Decision.commit(value);
        };
    }

    /// A quick task that logs a line.
    static Task<Boolean> logging(String text) {
        return transaction -> {
            transaction.emit(new WorldEvent.Logged(text));
            return Decision.commit(true);
        };
    }
}
