/// Makes functions from what people wish for.
///
/// One wish, stage by stage, each a small class: [dev.orbwright.forge.Place] (where is it meant?),
/// [dev.orbwright.forge.Catalog] (similar functions), a [dev.orbwright.forge.FunctionWriter] (a
/// language model with [dev.orbwright.forge.Prompt], or the offline
/// [dev.orbwright.forge.recipe.RecipeWriter]), [dev.orbwright.forge.Lint],
/// [dev.orbwright.forge.DryRun], [dev.orbwright.forge.EffectCheck], and
/// [dev.orbwright.forge.Keeping]. [dev.orbwright.forge.Drafting] is the loop of writing and
/// examining, with a bounded number of repairs; [dev.orbwright.forge.Forge] goes through it for
/// players' tools, [dev.orbwright.forge.WorldFunctions] for the world's own. What is the server's
/// fault ([dev.orbwright.forge.Examination.Prevented]) is never repaired. Nothing of the world
/// changes before the last stage.
///
/// Blocks the calling thread, which may be virtual; interrupting it gives the wish up.
@NullMarked
package dev.orbwright.forge;

import org.jspecify.annotations.NullMarked;
