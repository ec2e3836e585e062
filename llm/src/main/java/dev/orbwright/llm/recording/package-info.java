/// Records what is said to a model and what it answers, and replays it without a model.
///
/// ```
/// caller -> RecordingChatModel -> the model
///                  |
///                  v  one line of JSON an exchange
///           the recording's file -> ReplayedChatModel -> caller
/// ```
///
/// [Traffic] says which of the two, if any. A reply is found by the [RequestDigest] of what was
/// asked. Nothing of HTTP is ever seen here, so no key and no header can be in a recording; what
/// players and worlds said is.
///
/// **Threads.** As every [dev.orbwright.llm.ChatModel]: any number at once. Lines are written one
/// after the other.
@NullMarked
package dev.orbwright.llm.recording;

import org.jspecify.annotations.NullMarked;
