package dev.orbwright.npc;

import dev.orbwright.npc.history.HistoryEntry.Incoming;
import dev.orbwright.npc.memory.Impression;
import dev.orbwright.npc.memory.Memories;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinition.Fact;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Committed;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What moves NPCs, beside what is said and given to them: what they notice of what happens to
/// their own things, to what they guard and want, and to what they were promised. Whose doing it
/// was counts where the NPC sees them: then they are liked more or less for it. Thread-safe.
final class Impressions {

    /// How much something changes the warmth towards whoever did it, and the mood.
    private enum Weight {
        TAKEN(-20, -0.2),
        BROKEN(-15, -0.2),
        MEDDLED_WITH(-12, -0.1),
        UNDONE(-15, -0.3),
        PROMISE_BROKEN(-15, -0.1),
        PROMISE_KEPT(10, 0.1),
        REACHED(15, 0.3),
        WAY_OPENED(8, 0.1),
        LED(3, 0.05);

        private final double warmth;
        private final double mood;

        Weight(double warmth, double mood) {
            this.warmth = warmth;
            this.mood = mood;
        }
    }

    /// From this change of warmth on, it is remembered for long.
    private static final double REMEMBERED = 10;

    private static final double IMPORTANCE = 6;

    private final World world;
    private final Roster roster;
    private final Supplier<TurnEngine> engine;
    private final Onlookers onlookers;
    private final Memories memories;

    Impressions(
            World world,
            Roster roster,
            Supplier<TurnEngine> engine,
            Onlookers onlookers,
            Memories memories) {
        this.world = world;
        this.roster = roster;
        this.engine = engine;
        this.onlookers = onlookers;
        this.memories = memories;
    }

    /// Somebody's doing, in the world as it is after it.
    private record Doing(Committed committed, Actor actor, Optional<Soul> doer) {
        WorldState state() {
            return committed.state();
        }

        boolean isOf(String npcId) {
            return actor.id().equals(npcId);
        }

        /// Whether a soul did it, and not this one.
        boolean isOfAnother(String npcId) {
            return doer.isPresent() && !isOf(npcId);
        }

        /// Whether a soul carried something before, and does not any more.
        boolean takesFrom(String soulId, String thing) {
            return committed.commit().changes().changes().stream()
                    .anyMatch(change ->
                            change.before().orElse(null) instanceof Soul had
                                    && had.id().equals(soulId)
                                    && had.carries(thing)
                                    && change.after().orElse(null) instanceof Soul has
                                    && !has.carries(thing));
        }

        /// The name of an artifact, which may be gone.
        String nameOf(String artifactId) {
            return state().entity(artifactId, Artifact.class)
                    .or(() ->
                            committed.commit().changes().changes().stream()
                                    .flatMap(change -> change.before().stream())
                                    .filter(Artifact.class::isInstance)
                                    .map(Artifact.class::cast)
                                    .filter(artifact -> artifact.id().equals(artifactId))
                                    .findFirst())
                    .map(Artifact::name)
                    .orElse(artifactId);
        }
    }

    /// Something was done.
    void of(Committed committed) {
        Actor actor = committed.commit().actor();
        Doing doing = new Doing(committed, actor, committed.state().entity(actor.id(), Soul.class));
        for (Change change : committed.commit().changes().changes()) {
            Entry before = change.before().orElse(null);
            Entry after = change.after().orElse(null);
            if (before instanceof Soul old && after instanceof Soul now) {
                changesHands(old, now, doing);
            } else if (before instanceof Entity || after instanceof Entity) {
                changes(change, doing);
            }
        }
    }

    private void changesHands(Soul before, Soul after, Doing doing) {
        if (before.inventory().equals(after.inventory())) {
            return;
        }
        before.inventory().stream()
                .filter(thing -> !after.carries(thing))
                .forEach(thing -> loses(after, thing, doing));
        after.inventory().stream()
                .filter(thing -> !before.carries(thing))
                .forEach(thing -> gets(after, thing, doing));
    }

    /// Something that it carried was taken from it, or broken.
    private void loses(Soul npc, String thing, Doing doing) {
        if (!roster.has(npc.id()) || !doing.isOfAnother(npc.id())) {
            return;
        }
        boolean taken = doing.state().entity(thing).isPresent();
        roster.definition(npc.id())
                .ifPresent(who ->
                        moves(
                                who,
                                taken ? Weight.TAKEN : Weight.BROKEN,
                                doing,
                                taken
                                        ? "took %s from me".formatted(doing.nameOf(thing))
                                        : "destroyed %s, which was mine"
                                                .formatted(doing.nameOf(thing))));
    }

    /// Whoever was promised it sees who gets it.
    private void gets(Soul getter, String thing, Doing doing) {
        Optional<Soul> giver = doing.doer().filter(by -> doing.takesFrom(by.id(), thing));
        if (giver.isEmpty() || giver.get().id().equals(getter.id())) {
            return;
        }
        String name = doing.nameOf(thing);
        roster.definition(getter.id())
                .filter(who -> wasPromised(who.id(), giver.get().id(), name))
                .ifPresent(who ->
                        moves(
                                who,
                                Weight.PROMISE_KEPT,
                                doing,
                                "kept a promise and gave me " + name,
                                Optional.of(promise(giver.get(), name))));
        for (NpcDefinition who : onlookers.of(doing.state(), Spot.of(getter), getter.id())) {
            if (!doing.isOf(who.id()) && wasPromised(who.id(), giver.get().id(), name)) {
                moves(
                        who,
                        Weight.PROMISE_BROKEN,
                        doing,
                        "broke a promise and gave away " + name,
                        Optional.of(promise(giver.get(), name)));
            }
        }
    }

    private static String promise(Soul giver, String thing) {
        return "promise of %s: %s".formatted(giver.id(), thing);
    }

    /// Whether a soul has said to an NPC that it promises this.
    private boolean wasPromised(String npcId, String soulId, String thing) {
        String wanted = thing.toLowerCase(Locale.ROOT).replaceFirst("^(the|an?) ", "");
        Stream<String> remembered =
                memories.of(npcId).stream()
                        .filter(memory -> memory.about().equals(Optional.of(soulId)))
                        .map(memory -> memory.text());
        Stream<String> heard =
                engine.get().look(npcId).history().stream()
                        .filter(Incoming.class::isInstance)
                        .flatMap(entry -> ((Incoming) entry).heard().stream())
                        .filter(line ->
                                line.isSpeech() && line.senderId().equals(Optional.of(soulId)))
                        .map(line -> line.text());
        return Stream.concat(remembered, heard)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .anyMatch(text -> text.contains("promise") && text.contains(wanted));
    }

    private void changes(Change change, Doing doing) {
        Optional<Entity> before = change.before().map(Entity.class::cast);
        Optional<Entity> after = change.after().map(Entity.class::cast);
        Entity entity = after.or(() -> before).orElseThrow();
        Optional<Spot> spot = spot(entity, doing);
        if (spot.isEmpty()) {
            return;
        }
        for (NpcDefinition who : onlookers.of(doing.state(), spot.get(), "")) {
            Optional<Fact> reached = turned(who, after, before);
            Optional<Fact> undone = turned(who, before, after);
            if (reached.isPresent()) {
                moves(who, Weight.REACHED, doing, "did what I wanted: " + what(entity));
            } else if (undone.isPresent()) {
                moves(who, Weight.UNDONE, doing, "undid what I wanted: " + what(entity));
            } else if (doing.isOfAnother(who.id())) {
                meddled(who, before, after, entity, doing);
            }
        }
    }

    /// What it wants that holds of the one and not of the other.
    private static Optional<Fact> turned(
            NpcDefinition who, Optional<Entity> holding, Optional<Entity> not) {
        return who.context().cares().wants().stream()
                .filter(want -> want.holds(holding) && !want.holds(not))
                .findFirst();
    }

    private void meddled(
            NpcDefinition who,
            Optional<Entity> before,
            Optional<Entity> after,
            Entity entity,
            Doing doing) {
        boolean own =
                entity instanceof TemporaryObject made
                        && made.creatorId().equals(Optional.of(who.id()));
        boolean guarded = who.context().cares().guards().contains(entity.id());
        if (before.isPresent() && after.isEmpty() && (own || guarded)) {
            moves(
                    who,
                    Weight.BROKEN,
                    doing,
                    "destroyed what I %s: ".formatted(own ? "made" : "guard") + what(entity));
        } else if (guarded) {
            moves(who, Weight.MEDDLED_WITH, doing, "changed what I guard: " + what(entity));
        } else if (entity instanceof Landmark exit && opens(exit, before, who)) {
            moves(who, Weight.WAY_OPENED, doing, "opened my way: " + what(entity));
        }
    }

    /// Whether a way is open now that it goes on its days.
    private static boolean opens(Landmark exit, Optional<Entity> before, NpcDefinition who) {
        boolean open =
                before.filter(old -> old instanceof Landmark was && was.exitTo().isPresent())
                        .isPresent();
        return !open
                && who.routine().stream()
                        .anyMatch(step -> exit.exitTo().equals(Optional.of(step.locationId())));
    }

    /// Somebody leads an NPC somewhere.
    void led(String npcId, String leaderId) {
        WorldState state = world.durable();
        Optional<Soul> leader = state.entity(leaderId, Soul.class);
        roster.definition(npcId)
                .ifPresent(
                        who -> moves(who, Weight.LED, state, leader, "led me", Optional.empty()));
    }

    private static Optional<Spot> spot(Entity entity, Doing doing) {
        return switch (entity) {
            case EnvironmentObject object -> Optional.of(Spot.of(object, doing.state()));
            case TemporaryObject object -> Optional.of(Spot.of(object));
            case Landmark landmark ->
                    Optional.of(new Spot(landmark.placeId(), List.of(landmark.position())));
            case Puzzle _ -> doing.doer().map(Spot::of);
            default -> Optional.empty();
        };
    }

    private static String what(Entity entity) {
        return switch (entity) {
            case EnvironmentObject object -> object.details().text("name").orElse(object.type());
            case TemporaryObject object -> object.type();
            case Landmark landmark -> landmark.displayName();
            case Puzzle puzzle -> puzzle.state().text("title").orElse(puzzle.id());
            default -> entity.id();
        };
    }

    private void moves(NpcDefinition who, Weight weight, Doing doing, String what) {
        moves(who, weight, doing, what, Optional.empty());
    }

    private void moves(
            NpcDefinition who, Weight weight, Doing doing, String what, Optional<String> once) {
        moves(who, weight, doing.state(), doing.doer(), what, once);
    }

    /// @param what was done, as the rest of a sentence about who did it
    private void moves(
            NpcDefinition who,
            Weight weight,
            WorldState state,
            Optional<Soul> doer,
            String what,
            Optional<String> once) {
        Optional<Soul> self = state.entity(who.id(), Soul.class);
        if (self.isEmpty() || !who.enabled()) {
            return;
        }
        Optional<Soul> known = doer.filter(by -> sees(who, self.get(), by));
        Optional<Soul> other = known.filter(by -> !by.id().equals(who.id()));
        String sentence = known.map(Soul::name).orElse("Somebody") + " " + what;
        Impression impression =
                new Impression(
                        world.worldTime(),
                        sentence,
                        other.map(Soul::id),
                        other.map(Soul::name).orElse(""),
                        other.isPresent() ? weight.warmth : 0,
                        weight.mood);
        if (engine.get().move(who.id(), impression, once)) {
            engine.get().notice(who.id(), sentence + ".");
            if (other.isPresent() && Math.abs(weight.warmth) >= REMEMBERED) {
                var _ =
                        memories.remember(
                                who.id(), sentence + ".", IMPORTANCE, other.map(Soul::id));
            }
        }
    }

    private static boolean sees(NpcDefinition who, Soul self, Soul by) {
        NpcDefinition.Senses senses = who.context().senses();
        return self.placeId().equals(by.placeId())
                && senses.reach(self.position().distanceTo(by.position()))
                && (by.type() == Soul.Type.PLAYER ? senses.seesPlayers() : senses.seesNpcs());
    }
}
