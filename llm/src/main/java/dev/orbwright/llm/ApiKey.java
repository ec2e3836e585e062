package dev.orbwright.llm;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A provider's key. It prints as `(hidden)`; only this package can read it.
public final class ApiKey {

    /// What an HTTP header can carry, without blanks.
    private static final Pattern SENDABLE = Pattern.compile("[!-~]{1,4096}");

    private final String value;

    /// @throws IllegalArgumentException if the key could not be sent in a header; does not quote it
    ApiKey(String value) {
        if (!SENDABLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A key is 1 to 4096 visible ASCII characters without blanks.");
        }
        this.value = value;
    }

    String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiKey key && key.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
