package dev.orbwright.sandbox;

/// What the prelude of a context can reach on the host's side: strings in, strings out.
interface Bridge {

    /// Of a context that waits for its run.
    Bridge UNATTACHED =
            new Bridge() {
                @Override
                public String call(String name, String argumentsJson) {
                    throw new IllegalStateException("No run is attached to this context");
                }

                @Override
                public int later(String name, String argumentsJson) {
                    throw new IllegalStateException("No run is attached to this context");
                }

                @Override
                public String answer(int ticket) {
                    throw new IllegalStateException("No run is attached to this context");
                }

                @Override
                public void log(String level, String text) {
                    throw new IllegalStateException("No run is attached to this context");
                }

                @Override
                public void overflow() {
                    throw new IllegalStateException("No run is attached to this context");
                }
            };

    /// Makes a host call.
    ///
    /// @return `V` and JSON text, or `R`, a code, a line feed and a message
    String call(String name, String argumentsJson);

    /// Makes a host call whose answer may come later.
    ///
    /// @return a number for [#answer], or -1 where the call was not made and must be waited for
    int later(String name, String argumentsJson);

    /// The answer to a call that was made later, as [#call] gives it.
    String answer(int ticket);

    void log(String level, String text);

    /// The guest built a text that is too long to cross; does not return to the guest.
    void overflow();
}
