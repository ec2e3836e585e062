package dev.orbwright.npc;

import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.npc.act.Errands;
import dev.orbwright.npc.memory.Memories;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.Composure;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What NPCs have the server do.
final class NpcErrands implements Errands {

    private static final Logger LOG = LoggerFactory.getLogger(NpcErrands.class);
    private static final double IMPORTANCE_OF_NOTES = 5;
    private static final int FOUND = 5;

    private final Optional<ToolMaker> maker;
    private final NpcStage stage;
    private final Memories memories;
    private final Impressions impressions;
    private final Company company;
    private final Supplier<TurnEngine> engine;

    /// NPCs for which something is being made.
    private final Set<String> inventing = ConcurrentHashMap.newKeySet();

    NpcErrands(
            Optional<ToolMaker> maker,
            NpcStage stage,
            Memories memories,
            Impressions impressions,
            Company company,
            Supplier<TurnEngine> engine) {
        this.maker = maker;
        this.stage = stage;
        this.memories = memories;
        this.impressions = impressions;
        this.company = company;
        this.engine = engine;
    }

    @Override
    public void ask(String npcId, String soulId, Artifact artifact, int chain) {
        if (!company.turnsTo(npcId, soulId, "(asks you for " + artifact.name() + ")", chain)) {
            stage.asks(npcId, soulId, artifact.id(), artifact.name());
        }
    }

    /// Players see what they have.
    @Override
    public void gave(String npcId, String soulId, Artifact artifact, int chain) {
        boolean _ = company.turnsTo(npcId, soulId, "(gives you " + artifact.name() + ")", chain);
    }

    @Override
    public void lead(String npcId, String soulId, String landmarkKey) {
        stage.leads(npcId, soulId, landmarkKey);
        impressions.led(soulId, npcId);
    }

    @Override
    public void remember(String npcId, String text) {
        if (Composure.isOutOfCharacter(text)) {
            LOG.info("{} does not keep what is out of its character", npcId);
            return;
        }
        var _ = memories.remember(npcId, text, IMPORTANCE_OF_NOTES, Optional.empty());
    }

    @Override
    public List<String> search(String npcId, String words) {
        return engine.get().search(npcId, words, FOUND);
    }

    @Override
    public boolean invent(NpcDefinition who, String wish, int chain) {
        if (!inventing.add(who.id())) {
            return false;
        }
        Thread.ofVirtual()
                .name("npc-wish-" + who.id())
                .start(() -> make(who.id(), wish, chain + 1));
        return true;
    }

    private void make(String npcId, String wish, int chain) {
        String text = wish.length() > Wish.LONGEST ? wish.substring(0, Wish.LONGEST) : wish;
        if (maker.isEmpty()) {
            inventing.remove(npcId);
            boolean _ = tell(npcId, "Nobody here makes tools.", chain);
            return;
        }
        try {
            maker.get()
                    .make(
                            new Wish(npcId, "", text),
                            result -> {
                                inventing.remove(npcId); // whoever is told may wish again at once
                                return tell(npcId, result, chain);
                            });
        } catch (CompletionException | WorldStoppedException e) {
            inventing.remove(npcId);
            LOG.info("The world stopped while {} had something made; it goes on later", npcId, e);
        }
    }

    /// Tells an NPC what came of its wish.
    ///
    /// @return false where it cannot hear it
    boolean tell(String npcId, ForgeResult result, int chain) {
        return tell(
                npcId,
                switch (result) {
                    case ForgeResult.Created created ->
                            "You have a new tool: %s (%s)."
                                    .formatted(created.artifactName(), created.artifactId());
                    case ForgeResult.Declined declined ->
                            "The tool could not be made: " + declined.message();
                    case ForgeResult.Offered _, ForgeResult.Previewed _ ->
                            throw new IllegalStateException(
                                    "the forge offered something that nobody asked for");
                },
                chain);
    }

    /// @param chain as for what NPCs say: an NPC that has one thing made after the other comes to
    ///   an end, too
    private boolean tell(String npcId, String sentence, int chain) {
        return engine.get()
                .deliver(
                        npcId,
                        new Message(
                                Message.Kind.RESULT,
                                Optional.empty(),
                                "",
                                sentence,
                                OptionalDouble.empty(),
                                true,
                                chain,
                                Optional.empty()));
    }
}
