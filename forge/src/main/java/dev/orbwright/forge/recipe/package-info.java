/// Writes functions without a language model: recipes, which are guest functions with gaps.
///
/// The recipes are resources, `dev/orbwright/forge/recipes/*.js`;
/// [dev.orbwright.forge.recipe.RecipeBook] reads and checks them. Asked by
/// [dev.orbwright.forge.Forge], [dev.orbwright.forge.recipe.RecipeWriter] ranks them by how near
/// their phrases are to the wish, fills the gaps from the wish's words and the scene, and declines
/// where none is near enough. Whatever a player says ends up as a JSON literal in the function,
/// never as code.
///
/// Everything here is immutable or computed once; any thread may call it. The first wish waits
/// while the phrases are embedded.
@NullMarked
package dev.orbwright.forge.recipe;

import org.jspecify.annotations.NullMarked;
