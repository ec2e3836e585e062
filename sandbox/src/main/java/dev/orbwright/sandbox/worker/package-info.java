/// The main program of a worker: a process that runs guests for the server, and nothing else.
///
/// It decides nothing and holds nothing. The server starts it ([dev.orbwright.sandbox.process]),
/// tells it on its standard input where to connect and with which secret, and then sends it runs
/// ([dev.orbwright.sandbox.wire]); guests run as they do in the server's own process
/// ([dev.orbwright.sandbox.DirectSandbox]), but every host call is a frame. When its standard input
/// or its connection ends, so does the process.
///
/// Threads: one runs guests and speaks with the server; runs that are nested in another have one
/// each, while that waits.
@NullMarked
package dev.orbwright.sandbox.worker;

import org.jspecify.annotations.NullMarked;
