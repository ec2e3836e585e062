package dev.orbwright.bench.forge;

import static dev.orbwright.bench.forge.Facts.made;
import static dev.orbwright.bench.forge.Facts.reachable;
import static dev.orbwright.bench.forge.Facts.standsAt;
import static dev.orbwright.bench.forge.Facts.told;
import static dev.orbwright.bench.forge.Facts.unreachable;
import static dev.orbwright.bench.forge.WishCase.APPROACH;
import static dev.orbwright.bench.forge.WishCase.CHAMBER;
import static dev.orbwright.bench.forge.WishCase.VAULT;
import static dev.orbwright.bench.forge.WishCase.wish;

import java.util.List;

/// Ways over the chasm, and what stands in one's way.
final class CrossingWishes {

    private static final String KEYHOLE = "keyhole_platform_landmark";

    private CrossingWishes() {}

    static List<WishCase> all() {
        return List.of(
                wish("cross/plain", APPROACH, "I need to get over to that pillar with the keyhole")
                        .then(reachable(KEYHOLE)),
                wish(
                                "cross/stones",
                                APPROACH,
                                "put some floating stones in the air so i can hop across to the keyhole")
                        .then(reachable(KEYHOLE)),
                wish(
                                "cross/ice",
                                APPROACH,
                                "A bridge made of ice to the keyhole platform that lasts two minutes")
                        .then(reachable(KEYHOLE), made(Made.walkable(), Made.lasting(115, 125))),
                wish("cross/purple", APPROACH, "make a purple bridge over the chasm please")
                        .then(reachable(KEYHOLE), made(Made.walkable(), Made.colored(Hue.PURPLE))),
                wish(
                                "cross/brief",
                                APPROACH,
                                "a short-lived gangplank to the other side, ten seconds is enough")
                        .then(reachable(KEYHOLE), made(Made.walkable(), Made.lasting(8, 12))),
                wish("cross/glass", APPROACH, "I want a see-through glass walkway to the keyhole")
                        .then(reachable(KEYHOLE), made(Made.walkable(), Made.seeThrough())),
                wish(
                                "cross/and-walk",
                                APPROACH,
                                "build a bridge, then walk me over it to the keyhole")
                        .then(reachable(KEYHOLE), standsAt(KEYHOLE)),
                wish("cross/and-snow", APPROACH, "a bridge of ice and let it snow")
                        .then(reachable(KEYHOLE), made(Made.like("snow"))),
                wish(
                                "cross/for-later",
                                CHAMBER,
                                "a footbridge to the keyhole platform, for when I stand before the vault")
                        .goneTo(APPROACH)
                        .used()
                        .then(reachable(KEYHOLE)),
                wish("cross/typing", APPROACH, "brige to teh keyhole plattform plz")
                        .then(reachable(KEYHOLE)),
                wish("cross/shouting", APPROACH, "JUST MAKE IT SO THAT I CAN WALK OVER THERE!!!")
                        .then(reachable(KEYHOLE)),
                wish("cross/german", APPROACH, "Baue mir bitte eine Brücke zum Schlüsselloch")
                        .then(reachable(KEYHOLE)),
                wish("build/wall", APPROACH, "put up a wall in front of the vault door")
                        .then(made(Made.at("vault_door_main_landmark"), Made.solidToWalkers())),
                wish(
                                "build/statue",
                                CHAMBER,
                                "Raise a marble statue of a lion beside the painted sky")
                        .then(made(Made.at("star_map_landmark"), Made.like("statue|lion"))),
                wish("build/ladder", VAULT, "a ladder up to the kept star, I want to touch it")
                        .then(made(Made.at("kept_star_landmark"), Made.walkable())),
                wish("build/stage", VAULT, "a small wooden stage right at the pool")
                        .then(made(Made.at("wish_pool_landmark"))),
                wish("build/seat", VAULT, "I'd like a bench to sit on next to the pool")
                        .then(
                                made(
                                        Made.at("wish_pool_landmark"),
                                        Made.like("bench|seat|chair|stool"))),
                wish(
                                "build/tree",
                                CHAMBER,
                                "let a tree with silver leaves grow by the pedestal of the wave")
                        .then(made(Made.at("water_pedestal_loc"), Made.like("tree"))),
                wish("build/web", APPROACH, "spin a spider's web across the vault door")
                        .then(made(Made.at("vault_door_main_landmark"), Made.like("web"))),
                wish("build/mist", APPROACH, "Fill the abyss with mist")
                        .then(
                                made(Made.like("mist|fog|smoke|cloud"), Made.solidToWalkers()),
                                unreachable(KEYHOLE)),
                wish("build/door-fog", CHAMBER, "Some fog around the sealed door")
                        .then(
                                made(
                                        Made.at("sealed_door_exit_landmark"),
                                        Made.like("mist|fog|smoke|cloud"))),
                wish("walk/bench", APPROACH, "walk me to the bench")
                        .then(standsAt("patience_bench_landmark")),
                wish("walk/sky", CHAMBER, "bring me over to the painted sky")
                        .then(standsAt("star_map_landmark")),
                wish("walk/can-i", APPROACH, "tell me whether I can reach the keyhole on foot")
                        .then(told("\\b(?:no|not|cannot|can't|out of reach|unreachable)\\b")));
    }
}
