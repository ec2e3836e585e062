package dev.orbwright.hostapi;

import dev.orbwright.world.json.Json;

/// What a guest gets for a call.
public sealed interface HostReply {

    /// The call was done. Under a seed name the value is a string, as the seed's functions expect.
    record Value(Json value) implements HostReply {}

    /// The call was not done and changed nothing.
    ///
    /// @param code the name of a [RefusalCode], or what a function failed with that was called
    /// @param message what was wrong and what to do about it, for whoever wrote the function
    record Refusal(String code, String message) implements HostReply {}
}
