/// What can be said of a world and checked by a machine: conditions that must hold before a
/// function runs, and that hold after it.
///
/// Whoever writes a function states [dev.orbwright.world.condition.Conditions] beside it;
/// [dev.orbwright.world.condition.ConditionReader] reads them strictly,
/// [dev.orbwright.world.condition.Check] holds them against a trial
/// ([dev.orbwright.world.condition.Evidence]), [dev.orbwright.world.condition.Sentences] says them
/// to people, [dev.orbwright.world.condition.Coverage] tells which changes none of them speaks of,
/// and [dev.orbwright.world.condition.Arrangement] makes them true in a scene, as far as that can
/// be done.
///
/// Everything here is immutable and knows no guest; it may be used on any thread.
@NullMarked
package dev.orbwright.world.condition;

import org.jspecify.annotations.NullMarked;
