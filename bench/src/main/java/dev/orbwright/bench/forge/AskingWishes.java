package dev.orbwright.bench.forge;

import static dev.orbwright.bench.forge.Facts.carries;
import static dev.orbwright.bench.forge.Facts.gone;
import static dev.orbwright.bench.forge.Facts.logged;
import static dev.orbwright.bench.forge.Facts.made;
import static dev.orbwright.bench.forge.Facts.reachable;
import static dev.orbwright.bench.forge.Facts.repeats;
import static dev.orbwright.bench.forge.Facts.stillLasts;
import static dev.orbwright.bench.forge.Facts.thing;
import static dev.orbwright.bench.forge.Facts.told;
import static dev.orbwright.bench.forge.Facts.toldAll;
import static dev.orbwright.bench.forge.Facts.toldAtLast;
import static dev.orbwright.bench.forge.Facts.written;
import static dev.orbwright.bench.forge.WishCase.APPROACH;
import static dev.orbwright.bench.forge.WishCase.CHAMBER;
import static dev.orbwright.bench.forge.WishCase.VAULT;
import static dev.orbwright.bench.forge.WishCase.wish;

import java.util.List;

/// Questions, belongings, one's own things, and what is to happen later.
final class AskingWishes {

    private AskingWishes() {}

    static List<WishCase> all() {
        return List.of(
                wish("ask/how-far", APPROACH, "How far is it to the keyhole platform?")
                        .then(told("\\b1[56](?:\\.\\d+)?\\b")),
                wish("ask/empty", CHAMBER, "Which of the pedestals are still empty?")
                        .then(toldAll("flame|fire", "wave|water", "feather|wind")),
                wish("ask/carry", CHAMBER, "what do i carry with me")
                        .then(
                                toldAll(
                                        "Undying Ember",
                                        "Drop of the First Rain",
                                        "Feather of the North Wind",
                                        "Vault Key")),
                wish("ask/time", APPROACH, "what time is it in this world").then(told("\\d")),
                wish("ask/anybody", CHAMBER, "Is anybody else here with me?")
                        .given(Venue.grace(CHAMBER))
                        .then(told("Grace")),
                wish("ask/exits", APPROACH, "which ways lead out of this place?")
                        .then(told("Trial Chamber")),
                wish("ask/count", VAULT, "count the landmarks around me")
                        .then(told("\\b(?:4|four)\\b")),
                wish("ask/tip", APPROACH, "I am stuck. give me a tip what to do here")
                        .then(told("keyhole|gap|bridge|walk|chasm")),
                wish("ask/describe", VAULT, "describe the orrery to me").then(told("orrery")),
                wish("ask/flip", CHAMBER, "a coin that I can flip").then(told("heads|tails")),
                wish("ask/dice", CHAMBER, "roll two dice for me")
                        .then(told("\\b(?:1[0-2]|[1-9])\\b")),
                wish("ask/whisper", CHAMBER, "whisper 'trust the wind' to me")
                        .then(told("trust the wind")),
                wish("ask/translate", VAULT, "tell me what 'the star sleeps' is in French")
                        .then(told("étoile")),
                wish(
                                "say/party",
                                APPROACH,
                                "announce to everyone that the bridge party starts at eight")
                        .then(logged("bridge party starts at eight")),
                wish("say/here", VAULT, "tell the whole world that Ada was here")
                        .then(logged("Ada was here")),
                wish("own/apple", CHAMBER, "give me a red apple to carry").then(carries("apple")),
                wish(
                                "own/souvenir",
                                VAULT,
                                "I want a souvenir of the vault to take with me, a tiny star in a bottle")
                        .then(carries("star|bottle|souvenir")),
                wish("own/copy", APPROACH, "duplicate my vault key").then(carries("vault key")),
                wish("own/note", APPROACH, "hand me a note on which stands \"the key turns twice\"")
                        .then(written("the key turns twice")),
                wish("own/counter", CHAMBER, "a counter that goes up each time I use it")
                        .used()
                        .used()
                        .used()
                        .then(toldAtLast("\\b(?:3|three|third)\\b")),
                wish("mine/away", VAULT, "take away everything that I have conjured up here")
                        .given(Venue.lamp(VAULT, Venue.ADA, "kept_star_landmark"))
                        .then(gone(Venue.LAMP)),
                wish("mine/longer", APPROACH, "make my bridge stay for five more minutes")
                        .given(Venue.bridge(Venue.ADA))
                        .then(stillLasts(Venue.BRIDGE, 295)),
                wish("mine/green", APPROACH, "colour my bridge green")
                        .given(Venue.bridge(Venue.ADA))
                        .then(thing(Venue.BRIDGE, Made.colored(Hue.GREEN))),
                wish("later/lamp", APPROACH, "light a lamp at the bench in ten seconds from now")
                        .used()
                        .after(12)
                        .then(made(Made.at("patience_bench_landmark"), Made.shining())),
                wish("later/remind", CHAMBER, "remind me in a minute to look at the door")
                        .used()
                        .after(65)
                        .then(told(2, "door")),
                wish(
                                "later/repeat",
                                VAULT,
                                "let a firework rise over the pool every twenty seconds")
                        .then(repeats(20)),
                wish(
                                "two/lantern-and-sign",
                                VAULT,
                                "hang a lantern over the pool and write KEEP OUT over the way out")
                        .then(
                                made(Made.at("wish_pool_landmark"), Made.shining()),
                                made(Made.at("vault_exit_landmark")),
                                written("KEEP OUT")),
                wish(
                                "two/fog-and-say",
                                CHAMBER,
                                "fog at the sealed door, and tell everybody that something is coming")
                        .then(
                                made(
                                        Made.at("sealed_door_exit_landmark"),
                                        Made.like("fog|mist|smoke|cloud")),
                                logged("something is coming")),
                wish("new/longer-blue", APPROACH, "a bridge to the keyhole for twenty seconds")
                        .refined("longer, and blue")
                        .used()
                        .then(
                                reachable("keyhole_platform_landmark"),
                                made(
                                        Made.walkable(),
                                        Made.colored(Hue.BLUE),
                                        Made.lasting(21, 600))),
                wish("new/elsewhere", VAULT, "a red lantern over the pool")
                        .refined("rather over the kept star")
                        .used()
                        .then(
                                made(
                                        Made.at("kept_star_landmark"),
                                        Made.shining(),
                                        Made.colored(Hue.RED))));
    }
}
