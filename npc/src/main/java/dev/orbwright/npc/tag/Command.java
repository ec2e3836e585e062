package dev.orbwright.npc.tag;

import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/// Something that an NPC wants to do.
///
/// @param name without the slash and without `host.`
/// @param words arguments by their place, where it was written as a plain command
/// @param named arguments by their names
public record Command(String name, List<String> words, JsonObject named) {

    /// Copies the words.
    public Command {
        words = List.copyOf(words);
    }

    /// As one line, for people.
    public String line() {
        String rest = words.stream().map(word -> " " + word).collect(Collectors.joining());
        return "/" + name + rest + (named.members().isEmpty() ? "" : " " + named);
    }
}
