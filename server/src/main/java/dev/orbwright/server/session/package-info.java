/// Who is connected, and what they ask for.
///
/// In: connections and events from [dev.orbwright.server.transport], each on a virtual thread. A
/// [Session] joins a connection to a soul; [Dispatch] is the one table from event name to what
/// happens; [Broadcast] tells sessions what was committed. Answers are JSON text.
@NullMarked
package dev.orbwright.server.session;

import org.jspecify.annotations.NullMarked;
