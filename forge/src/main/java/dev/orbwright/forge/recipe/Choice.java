package dev.orbwright.forge.recipe;

import dev.orbwright.world.json.JsonObject;

/// A recipe with values for its slots, chosen for a wish or for a part of one.
///
/// @param similarity see [RecipeRanking.Ranked]
record Choice(Recipe recipe, double similarity, JsonObject values) {}
