/// `./orbwright bench sandbox`: what a run of a guest function costs, for each language and
/// isolation, beside what others offer (the peers, whose programs are in `bench/peers`).
///
/// [dev.orbwright.bench.sandbox.Subject] names what is measured; a new language or isolation is a
/// line there. Runs are made by the threads of `bench.load`, everything else by one thread.
@NullMarked
package dev.orbwright.bench.sandbox;

import org.jspecify.annotations.NullMarked;
