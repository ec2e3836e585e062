package dev.orbwright.forge;

import dev.orbwright.runtime.Trial;
import dev.orbwright.world.condition.Scope;

/// What a draft did when it was tried.
///
/// @param trial the run, with what it changed and told
/// @param scope who used it and where
/// @param arranged whether the scene was one in which its stated preconditions were made true
record Tried(Trial trial, Scope scope, boolean arranged) {}
