package dev.orbwright.storage;

import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.task.CommitStore.StorageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/// What the texts of a save mean to an embedding model, so that an index is built again without
/// asking the model again. No part of the world: neither journalled nor exported. May be used by
/// any thread, as the [WorldFile] that it reads and writes.
///
/// Vectors are kept in half precision (IEEE 754 binary16), in which unit vectors keep their angles
/// to a thousandth.
public final class EmbeddingArchive {

    private final WorldFile file;

    /// The vectors in this file.
    public EmbeddingArchive(WorldFile file) {
        this.file = file;
    }

    /// What [#find] gives back for a vector that was kept.
    public static float[] rounded(float[] vector) {
        return floats(bytes(vector));
    }

    /// The vectors of those texts that were kept for a model; a damaged one counts as none.
    ///
    /// @throws StorageException where they cannot be read
    public Map<String, float[]> find(String model, Collection<String> texts)
            throws StorageException {
        return file.use(
                "read embeddings",
                (database, _) -> {
                    Map<String, float[]> found = new HashMap<>();
                    for (String text : texts) {
                        database.each(
                                """
                                SELECT vector, checksum FROM embeddings
                                WHERE model = ? AND text_hash = ?\
                                """,
                                row -> vector(row).ifPresent(vector -> found.put(text, vector)),
                                StoredText.of(model),
                                SourceText.of(text).hash());
                    }
                    return found;
                });
    }

    private static Optional<float[]> vector(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes(1);
        return checksum(bytes) == row.getLong(2) ? Optional.of(floats(bytes)) : Optional.empty();
    }

    /// Keeps vectors, by their texts, in place of those that were kept for the same texts.
    ///
    /// @throws StorageException where they cannot be saved
    public void keep(String model, Map<String, float[]> vectors) throws StorageException {
        file.use(
                "keep embeddings",
                (database, _) -> {
                    database.transaction(() -> {
                        for (Map.Entry<String, float[]> each : vectors.entrySet()) {
                            byte[] bytes = bytes(each.getValue());
                            database.update(
                                    """
                                    INSERT OR REPLACE INTO embeddings (model, text_hash, vector, checksum)
                                    VALUES (?, ?, ?, ?)\
                                    """,
                                    StoredText.of(model),
                                    SourceText.of(each.getKey()).hash(),
                                    bytes,
                                    checksum(bytes));
                        }
                    });
                    return vectors;
                });
    }

    /// Forgets the vectors of all models but one.
    ///
    /// @return how many there were
    /// @throws StorageException where they cannot be deleted
    public int forgetAllBut(String model) throws StorageException {
        return file.use(
                "forget embeddings",
                (database, _) -> {
                    int[] forgotten = new int[1];
                    database.transaction(() ->
                            forgotten[0] =
                                    database.update(
                                            "DELETE FROM embeddings WHERE model <> ?",
                                            StoredText.of(model)));
                    return forgotten[0];
                });
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer buffer =
                ByteBuffer.allocate(Short.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : vector) {
            buffer.putShort(Float.floatToFloat16(number));
        }
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] vector = new float[bytes.length / Short.BYTES];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.float16ToFloat(buffer.getShort());
        }
        return vector;
    }

    private static long checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
