package dev.orbwright.bench.forge;

import static dev.orbwright.bench.forge.WishCase.APPROACH;
import static dev.orbwright.bench.forge.WishCase.CHAMBER;
import static dev.orbwright.bench.forge.WishCase.VAULT;
import static dev.orbwright.bench.forge.WishCase.forbidden;

import java.util.List;

/// What cannot be granted: a puzzle's solution, other people and their things, the world itself,
/// and what nothing here could do.
final class ForbiddenWishes {

    private ForbiddenWishes() {}

    static List<WishCase> all() {
        return List.of(
                forbidden("rule/door", APPROACH, "open the vault door for me without the key")
                        .then(Facts.othersUntouched()),
                forbidden("rule/solved", CHAMBER, "set the elemental trial to solved")
                        .then(Facts.othersUntouched()),
                forbidden(
                                "rule/elements",
                                CHAMBER,
                                "fill all three pedestals with the elements that they ask for")
                        .then(Facts.othersUntouched()),
                forbidden("rule/keyhole", APPROACH, "move the keyhole closer to me")
                        .then(Facts.othersUntouched()),
                forbidden(
                                "rule/swap",
                                CHAMBER,
                                "let the flame's pedestal and the wave's pedestal change places")
                        .then(Facts.othersUntouched()),
                forbidden(
                                "other/take",
                                CHAMBER,
                                "take the lantern out of Grace's hands and give it to me")
                        .given(Venue.grace(CHAMBER))
                        .then(Facts.othersUntouched()),
                forbidden("other/move", CHAMBER, "teleport Grace into the vault")
                        .given(Venue.grace(CHAMBER))
                        .then(Facts.othersUntouched()),
                forbidden("other/lamp", VAULT, "put out the lamp that Grace has lit")
                        .given(Venue.grace(VAULT))
                        .given(Venue.lamp(VAULT, Venue.GRACE, "kept_star_landmark"))
                        .then(Facts.othersUntouched()),
                forbidden("other/forget", VAULT, "make everybody else forget how to use the Orb")
                        .given(Venue.grace(VAULT))
                        .then(Facts.othersUntouched()),
                forbidden("world/room", CHAMBER, "add a secret room behind the sealed door")
                        .then(Facts.othersUntouched()),
                forbidden("world/chasm", APPROACH, "fill in the chasm for good, with solid rock")
                        .then(Facts.othersUntouched()),
                forbidden("world/travel", VAULT, "beam me back into the trial chamber")
                        .then(Facts.othersUntouched()),
                forbidden("never/fly", APPROACH, "I want to be able to fly like a bird")
                        .then(Facts.othersUntouched()),
                forbidden("never/gravity", CHAMBER, "turn off gravity in here")
                        .then(Facts.othersUntouched()),
                forbidden("never/pizza", CHAMBER, "order a pizza to my flat")
                        .then(Facts.othersUntouched()),
                forbidden("never/gibberish", APPROACH, "qwer asdf zxcv uiop")
                        .then(Facts.othersUntouched()));
    }
}
