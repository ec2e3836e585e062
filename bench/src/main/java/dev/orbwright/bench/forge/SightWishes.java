package dev.orbwright.bench.forge;

import static dev.orbwright.bench.forge.Facts.made;
import static dev.orbwright.bench.forge.Facts.object;
import static dev.orbwright.bench.forge.Facts.recolored;
import static dev.orbwright.bench.forge.Facts.shines;
import static dev.orbwright.bench.forge.Facts.told;
import static dev.orbwright.bench.forge.Facts.written;
import static dev.orbwright.bench.forge.WishCase.APPROACH;
import static dev.orbwright.bench.forge.WishCase.CHAMBER;
import static dev.orbwright.bench.forge.WishCase.VAULT;
import static dev.orbwright.bench.forge.WishCase.wish;

import java.util.List;

/// What is only to be seen, or heard.
final class SightWishes {

    private SightWishes() {}

    static List<WishCase> all() {
        return List.of(
                wish(
                                "light/lantern",
                                CHAMBER,
                                "It is too dark here, I want a lantern over the pedestal of the wave")
                        .then(made(Made.at("water_pedestal_loc"), Made.shining())),
                wish("light/dim", APPROACH, "dim the keyhole so that it hardly shines")
                        .then(shines("vault_keyhole", 0, 0.3)),
                wish("light/beacon", VAULT, "A red beacon on the orrery so that my friends find it")
                        .then(
                                made(
                                        Made.at("orrery_landmark"),
                                        Made.colored(Hue.RED),
                                        Made.shining())),
                wish("light/candles", VAULT, "surround the pool with candlelight for five minutes")
                        .then(
                                made(
                                        Made.at("wish_pool_landmark"),
                                        Made.shining(),
                                        Made.lasting(290, 310))),
                wish("colour/pink", CHAMBER, "turn the pedestal of the feather pink")
                        .then(recolored("pedestal_wind", Hue.PINK)),
                wish("colour/all-green", CHAMBER, "make all three pedestals glow green")
                        .then(
                                recolored("pedestal_fire", Hue.GREEN),
                                recolored("pedestal_water", Hue.GREEN),
                                recolored("pedestal_wind", Hue.GREEN)),
                wish("colour/coal", CHAMBER, "Paint the flame's pedestal as black as coal")
                        .then(
                                object(
                                        "pedestal_fire",
                                        details ->
                                                details.object("client_visual_update")
                                                        .text("new_color_hex")
                                                        .filter(hex ->
                                                                Hue.BLACK.isIn(
                                                                        dev.orbwright.world.json
                                                                                .JsonObject.of(
                                                                                "color_hex", hex)))
                                                        .isPresent())),
                wish(
                                "colour/blue-flames",
                                CHAMBER,
                                "let the pedestal of the flame burn with blue flames")
                        .then(aftermath ->
                                recolored("pedestal_fire", Hue.BLUE)
                                        .objection(aftermath)
                                        .flatMap(_ ->
                                                made(
                                                                Made.at("flame_pedestal_loc"),
                                                                Made.colored(Hue.BLUE))
                                                        .objection(aftermath))),
                wish("sky/rain", APPROACH, "let it rain over the bench")
                        .then(
                                made(
                                        Made.at("patience_bench_landmark"),
                                        Made.like("rain|drizzle|shower"))),
                wish("sky/snow", CHAMBER, "Snowflakes should fall in this room")
                        .then(made(Made.like("snow"))),
                wish("sky/fireworks", VAULT, "fireworks above the kept star!")
                        .then(
                                made(
                                        Made.at("kept_star_landmark"),
                                        Made.like("firework|spark|rocket"))),
                wish("sky/storm", APPROACH, "a thunderstorm right over the vault door")
                        .then(
                                made(
                                        Made.at("vault_door_main_landmark"),
                                        Made.like("storm|thunder|lightning"))),
                wish("sky/aurora", VAULT, "northern lights above us")
                        .then(made(Made.like("aurora|northern light|curtain"))),
                wish(
                                "show/butterflies",
                                CHAMBER,
                                "a swarm of golden butterflies that circles the painted sky")
                        .then(
                                made(
                                        Made.at("star_map_landmark"),
                                        Made.like("butterfl"),
                                        Made.colored(Hue.YELLOW))),
                wish("show/lullaby", CHAMBER, "play me a lullaby")
                        .then(told("lullaby|music|note|melody|tune|sing|song|play|♪|la la")),
                wish("show/rainbow", VAULT, "a rainbow from the pool to the kept star")
                        .then(
                                made(
                                        Made.at("kept_star_landmark"),
                                        Made.at("wish_pool_landmark"),
                                        Made.like("rainbow"))),
                wish("words/door", CHAMBER, "write WELCOME HOME over the sealed door")
                        .then(made(Made.at("sealed_door_exit_landmark")), written("WELCOME HOME")),
                wish(
                                "words/banner",
                                VAULT,
                                "hang up a banner with the words Long live Ada next to the way out")
                        .then(made(Made.at("vault_exit_landmark")), written("Long live Ada")),
                wish("words/name", VAULT, "ask me for my name and then write it above the orrery")
                        .used()
                        .answered("Zora")
                        .then(made(Made.at("orrery_landmark")), written("Zora")));
    }
}
