package dev.orbwright.npc;

import dev.orbwright.world.npc.NpcBirth;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Definitions of NPCs in files, one `.json` each.
public final class NpcFiles {

    private static final Logger LOG = LoggerFactory.getLogger(NpcFiles.class);
    private static final long LONGEST = 256 * 1024;

    private final Map<String, NpcDefinition> byFile;

    private NpcFiles(Map<String, NpcDefinition> byFile) {
        this.byFile = byFile;
    }

    /// No files.
    public static NpcFiles none() {
        return new NpcFiles(Map.of());
    }

    /// Reads all files of a folder; none where there is no such folder.
    ///
    /// @throws IOException where one of them cannot be read or says something that it cannot; the
    ///   message names file and field of all of them
    public static NpcFiles read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return none();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            if (Files.size(file) > LONGEST) {
                throw new IOException("%s has more than %d bytes".formatted(file, LONGEST));
            }
            texts.put(file.getFileName().toString(), Files.readString(file));
        }
        return of(texts);
    }

    /// Reads texts by the names of their files.
    ///
    /// @throws IOException as [#read]
    public static NpcFiles of(Map<String, String> texts) throws IOException {
        Map<String, NpcDefinition> byFile = new LinkedHashMap<>();
        Map<String, String> fileOf = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        texts.forEach((file, text) -> {
            try {
                NpcDefinition definition = NpcDefinitionReader.read(text);
                String other = fileOf.putIfAbsent(definition.id(), file);
                if (other != null) {
                    problems.add("%s: id is that of %s, too".formatted(file, other));
                }
                byFile.put(file, definition);
            } catch (NpcDefinitionException e) {
                problems.add("%s: %s".formatted(file, e.getMessage()));
            }
        });
        if (!problems.isEmpty()) {
            throw new IOException("NPCs: " + String.join("; ", problems));
        }
        return new NpcFiles(byFile);
    }

    static String dismissed(String npcId) {
        return "npc_dismissed/" + npcId;
    }

    /// What the file of an NPC said when the world took it up last: what an operator has changed
    /// since stands until the file changes.
    private static String taken(String npcId) {
        return "npc_file/" + npcId;
    }

    /// Puts those into the world that are not there, and defines those anew whose file has changed
    /// since it was read last. Whoever was taken out by an operator stays away.
    ///
    /// @throws IOException where the world has no place for one; the message names file and field
    public void settle(World world) throws IOException {
        List<String> problems =
                world.submit(
                                Actor.WORLD,
                                "NPCs of files",
                                transaction -> {
                                    List<String> wrong = new ArrayList<>();
                                    byFile.forEach((file, definition) ->
                                            settle(transaction, file, definition)
                                                    .ifPresent(problem ->
                                                            wrong.add(file + ": " + problem)));
                                    return wrong.isEmpty()
                                            ? Decision.commit(wrong)
                                            : Decision.discard(wrong);
                                })
                        .join()
                        .result();
        if (!problems.isEmpty()) {
            throw new IOException("NPCs: " + String.join("; ", problems));
        }
    }

    /// Puts all of them in as if they had never been there, with what they have at first.
    ///
    /// @throws IOException as [#settle]
    public void settleAfresh(World world) throws IOException {
        world.submit(
                        Actor.WORLD,
                        "NPCs begin again",
                        transaction -> {
                            for (NpcDefinition definition : byFile.values()) {
                                NpcBirth.end(transaction, definition.id());
                                transaction.remove(EntryKey.metadata(dismissed(definition.id())));
                                definition
                                        .belongings()
                                        .forEach(belonging -> takeOut(transaction, belonging.id()));
                            }
                            return Decision.commit(true);
                        })
                .join();
        settle(world);
    }

    private static void takeOut(Transaction transaction, String artifactId) {
        transaction.remove(EntryKey.entity(artifactId));
        transaction.state().ofKind(Entity.Kind.SOUL).stream()
                .map(Soul.class::cast)
                .filter(soul -> soul.carries(artifactId))
                .forEach(soul -> transaction.put(soul.without(artifactId)));
    }

    private static Optional<String> settle(
            Transaction transaction, String file, NpcDefinition definition) {
        Optional<Metadata> known =
                transaction
                        .state()
                        .get(EntryKey.metadata(NpcKeys.definition(definition.id())))
                        .map(Metadata.class::cast);
        try {
            if (known.isPresent()) {
                boolean changed =
                        !transaction
                                .state()
                                .metadata(taken(definition.id()))
                                .orElseGet(() -> known.get().value())
                                .equals(definition.json());
                if (changed) {
                    NpcBirth.again(transaction, definition);
                }
            } else if (transaction.state().metadata(dismissed(definition.id())).isEmpty()) {
                NpcBirth.into(transaction, definition);
            } else {
                return Optional.empty();
            }
            transaction.put(new Metadata(taken(definition.id()), definition.json()));
            return Optional.empty();
        } catch (NpcDefinitionException e) {
            if (e.field().equals("home.location_id")) {
                LOG.warn("{}: {}; it stays away from this world", file, e.getMessage());
                return Optional.empty();
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
