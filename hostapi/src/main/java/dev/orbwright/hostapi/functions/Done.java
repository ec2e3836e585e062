package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.registry.Doc;

/// What a host function answers that has nothing else to say.
record Done(@Doc("what was done, for people") String message) {}
