package dev.orbwright.server;

import java.nio.file.Path;
import java.util.Base64;

/// What shows over HTTP that somebody runs the server: whoever can read the folder of its saves. To
/// ask from the server's own machine is not enough, for any page that is open there could do that.
public final class OperatorToken {

    private static final String FILE = "operator.key";

    private OperatorToken() {}

    /// The token of this folder of saves, made where there is none. Delete the file to have
    /// another.
    ///
    /// @throws StartException where it cannot be read or made
    public static String in(Path saves) throws StartException {
        byte[] key = TokenSecret.in(saves, FILE, "operators get a new token");
        return "operator." + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
