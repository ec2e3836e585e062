package dev.orbwright.server.transport;

import java.util.concurrent.atomic.AtomicLong;

/// JSON text that leaves as it is, counted in `backlog` until it has been encoded.
///
/// @param backlog characters of one client that the event loop has not encoded yet
record RawText(String json, AtomicLong backlog) {

    static RawText counted(String json, AtomicLong backlog) {
        backlog.addAndGet(json.length());
        return new RawText(json, backlog);
    }

    void encoded() {
        backlog.addAndGet(-json.length());
    }
}
