package dev.orbwright.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// Keys beside the saves, such as the one that soul tokens are signed with. That one lies beside
/// the saves and not in them, so that an exported world gives nobody's soul away.
final class TokenSecret {

    private static final String SOULS = "soul-tokens.key";
    private static final int BYTES = 32;

    private TokenSecret() {}

    /// The key of this folder for soul tokens, made where there is none.
    static byte[] in(Path folder) throws StartException {
        return in(folder, SOULS, "players get new souls");
    }

    /// The key of this name, made where there is none.
    ///
    /// @param consequence of deleting it, for errors
    static byte[] in(Path folder, String name, String consequence) throws StartException {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                create(file);
            }
            byte[] secret = Files.readAllBytes(file);
            if (secret.length < BYTES) {
                throw new StartException(
                        "%s is too short to be a key; delete it, and %s"
                                .formatted(file, consequence));
            }
            return secret;
        } catch (IOException e) {
            throw new StartException(
                    "the key %s cannot be read or made: %s; check who may write there"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path fresh =
                Files.createTempFile(file.getParent(), String.valueOf(file.getFileName()), ".new");
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(fresh, secret, StandardOpenOption.SYNC);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(fresh);
        }
    }
}
