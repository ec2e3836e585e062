/// What is derived from the registry for people, models and tools: JSON Schema, TypeScript, prompt
/// text and a reference page.
///
/// Every text depends on nothing but the specifications, so that the same host functions give the
/// same text. Pure functions, for any thread.
@NullMarked
package dev.orbwright.hostapi.derived;

import org.jspecify.annotations.NullMarked;
