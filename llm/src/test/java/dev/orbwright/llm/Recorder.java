package dev.orbwright.llm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A listener that takes note.
final class Recorder implements ChatListener {

    final List<String> deltas = new CopyOnWriteArrayList<>();
    final List<String> waits = new CopyOnWriteArrayList<>();

    @Override
    public void delta(String text) {
        deltas.add(text);
    }

    @Override
    public void waiting(String why) {
        waits.add(why);
    }

    @Override
    public void restarted() {
        deltas.add("<restarted>");
    }
}
