package dev.orbwright.server;

import dev.orbwright.npc.Npcs;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.server.demo.Backstage;
import dev.orbwright.server.session.Dispatch;
import java.util.List;
import java.util.function.Supplier;

/// The NPCs of a server, which can be started again: then everything that they have in mind is read
/// from the world.
public final class LivingNpcs implements Backstage, AutoCloseable {

    private final Supplier<Npcs> start;
    private final Dispatch dispatch;
    private volatile Npcs now;

    LivingNpcs(Supplier<Npcs> start, Dispatch dispatch) {
        this.start = start;
        this.dispatch = dispatch;
        this.now = start.get();
        dispatch.attach(now);
    }

    /// Those that live now.
    public Npcs now() {
        return now;
    }

    /// Ends them, so that what they had in mind is kept with the world, and starts them again.
    public synchronized void startAgain() {
        now.close();
        now = start.get();
        dispatch.attach(now);
    }

    @Override
    public void startNpcsAgain() {
        startAgain();
    }

    @Override
    public List<HistoryEntry.Deed> lastDeeds(String npcId) {
        return now.look(npcId).history().reversed().stream()
                .filter(HistoryEntry.Response.class::isInstance)
                .map(HistoryEntry.Response.class::cast)
                .findFirst()
                .map(HistoryEntry.Response::deeds)
                .orElse(List.of());
    }

    @Override
    public boolean introduce(List<String> npcIds) {
        return now.introduce(npcIds);
    }

    @Override
    public boolean talk(List<String> npcIds) {
        return npcIds.stream()
                .anyMatch(id -> now.isInCompany(id) || now.look(id).turnId().isPresent());
    }

    @Override
    public synchronized void close() {
        now.close();
    }
}
