package dev.orbwright.llm;

/// Hears of a reply while it is made.
///
/// Calls come one at a time, all before [ChatModel#chat] returns, but not always on its caller's
/// thread. An exception thrown here ends the call and comes out of [ChatModel#chat].
public interface ChatListener {

    /// The next piece of the reply's text, never empty.
    void delta(String text);

    /// Nothing is happening for a while, and why: `rate limited, next try in 4 s`.
    default void waiting(String why) {}

    /// The reply starts over after a failure: forget the deltas so far.
    default void restarted() {}

    /// The request was charged, whatever became of it: once, as the last that is heard of it. Not
    /// told where nobody keeps accounts, nor of a request that the accounts do not allow.
    default void charged(Bill bill) {}

    /// A listener for callers who only want the outcome.
    static ChatListener none() {
        return text -> {};
    }
}
