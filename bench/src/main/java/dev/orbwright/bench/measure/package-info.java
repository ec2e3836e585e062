/// What every benchmark needs: its options and which cases are wanted, the measurements it reports,
/// the machine it ran on, and how they are shown (a table, JSON lines, a part of a Markdown page).
///
/// Used by one thread.
@NullMarked
package dev.orbwright.bench.measure;

import org.jspecify.annotations.NullMarked;
