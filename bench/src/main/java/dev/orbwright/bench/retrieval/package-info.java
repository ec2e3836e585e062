/// `./orbwright bench retrieval`: how functions are found among 100,000.
///
/// [dev.orbwright.bench.retrieval.Corpus] says what people wish for, in words of the recipes'
/// phrases; [dev.orbwright.bench.retrieval.Archive] keeps a function for each wish in a save, below
/// `bench/target`; the index is built from that save as at a server's start and then asked.
///
/// Used by one thread; world and index have threads of their own.
@NullMarked
package dev.orbwright.bench.retrieval;

import org.jspecify.annotations.NullMarked;
