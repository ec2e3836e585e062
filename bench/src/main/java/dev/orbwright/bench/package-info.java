/// `./orbwright bench`: the command line of the benchmarks, each in a package of its own
/// (`bench.sandbox`), on top of what all of them need (`bench.measure`, `bench.load`).
///
/// The benchmarks are a program beside the server, started on the server's own jar, so that what is
/// measured is what runs. One thread runs one benchmark at a time; a benchmark starts threads and
/// processes of its own.
@NullMarked
package dev.orbwright.bench;

import org.jspecify.annotations.NullMarked;
