package dev.orbwright.storage;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Commit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A row of `commits`, the journal.
///
/// @param sources a JSON array of hashes
record CommitRow(
        long sequence,
        String actorKind,
        String actorId,
        String cause,
        long worldTime,
        long wallTime,
        String changes,
        String events,
        String sources) {

    static CommitRow of(Commit commit, long wallTime) {
        List<String> hashes = commit.sources().stream().map(SourceText::hash).toList();
        return new CommitRow(
                commit.sequence(),
                Members.nameOf(commit.actor().kind()),
                StoredText.of(commit.actor().id()),
                StoredText.of(commit.cause()),
                commit.worldTime(),
                wallTime,
                StoredJson.write(CommitJson.changes(commit.changes())),
                StoredJson.write(CommitJson.events(commit.events())),
                StoredJson.write(Json.Arr.ofStrings(hashes)));
    }

    static CommitRow read(ResultSet row) throws SQLException, UnreadableException {
        CommitRow read =
                new CommitRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9));
        if (read.checksum() != row.getLong(10)) {
            throw new UnreadableException(read.where(), "is not what was saved");
        }
        return read;
    }

    long checksum() {
        return StoredText.checksum(
                sequence, actorKind, actorId, cause, worldTime, wallTime, changes, events, sources);
    }

    List<String> sourceHashes() throws UnreadableException {
        List<String> hashes = new ArrayList<>();
        for (Json item : CommitJson.items(where(), StoredJson.parse(where(), sources))) {
            if (!(item instanceof Json.Str(String hash))) {
                throw new UnreadableException(where(), "names a source by " + item.kindName());
            }
            hashes.add(hash);
        }
        return hashes;
    }

    Commit commit(List<SourceText> texts) throws UnreadableException {
        return new Commit(
                sequence,
                new Actor(
                        Members.constant(where() + ".actor_kind", actorKind, Actor.Kind.class),
                        StoredText.plain(where(), actorId)),
                StoredText.plain(where(), cause),
                worldTime,
                CommitJson.changes(where(), StoredJson.parse(where(), changes)),
                CommitJson.events(where(), StoredJson.parse(where(), events)),
                texts);
    }

    String where() {
        return "commit " + sequence;
    }
}
