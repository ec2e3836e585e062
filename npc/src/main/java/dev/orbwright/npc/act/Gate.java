package dev.orbwright.npc.act;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.world.npc.NpcDefinition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which commands an NPC may use.
final class Gate {

    /// Names for the same thing: who may not do it under one may not under another.
    private static final List<Set<String>> SAME =
            List.of(
                    Set.of("give", "handover", "giveartifact", "host_give_artifact_to_soul"),
                    Set.of("go", "lead", "movesoul", "gothrough"),
                    Set.of("take", "ask"),
                    Set.of("open", "unlock"),
                    Set.of("invent", "forge"));

    private Gate() {}

    /// Why the NPC may not use a command; empty where it may.
    ///
    /// @param names all names of what it is: as it was said, native, the seed's
    static Optional<String> refusal(NpcDefinition who, Set<String> names) {
        NpcDefinition.Permissions permissions = who.permissions();
        String said = names.iterator().next();
        if (!permissions.canExecuteCommands()) {
            return Optional.of("you may not use commands");
        }
        Optional<String> denial = denial(who, names);
        if (denial.isPresent()) {
            return denial;
        }
        Set<String> lower = lower(names);
        for (String allowed : permissions.allowedCommands()) {
            if (allowed.equals("*") || lower.contains(allowed.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
        }
        return Optional.of(
                "the command %s is not among those that you may use: %s"
                        .formatted(said, String.join(", ", permissions.allowedCommands())));
    }

    /// Why it is denied; empty where the list of what is denied says nothing of it.
    static Optional<String> denial(NpcDefinition who, Set<String> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Set<String> lower = lower(names);
        for (String denied : who.permissions().deniedCommands()) {
            String name = denied.toLowerCase(Locale.ROOT);
            if (name.equals("*") || lower.contains(name) || areSame(name, lower)) {
                return Optional.of(
                        "the command %s is denied to you".formatted(names.iterator().next()));
            }
        }
        return Optional.empty();
    }

    private static Set<String> lower(Set<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static boolean areSame(String denied, Set<String> names) {
        return SAME.stream()
                .anyMatch(group ->
                        group.contains(denied) && names.stream().anyMatch(group::contains));
    }

    /// True where it may use the command of this name.
    static boolean allows(NpcDefinition who, String name) {
        return refusal(who, Set.of(name)).isEmpty();
    }

    /// What the host APIs let an NPC of this level do.
    static Set<Capability> capabilities(NpcDefinition.AccessLevel level) {
        return switch (level) {
            case GUEST -> EnumSet.of(Capability.READ, Capability.SPEAK, Capability.WALK);
            case TRUSTED -> Capability.ofNpc();
            case ADMIN -> Capability.all();
        };
    }

    /// The commands that are allowed by name, for people.
    static List<String> listed(NpcDefinition who) {
        List<String> listed = new ArrayList<>(who.permissions().allowedCommands());
        listed.removeIf(name -> !name.equals("*") && refusal(who, Set.of(name)).isPresent());
        return listed;
    }
}
