/// The command line. One class a command; each answers with an exit code: 0 fine, 1 it failed, 2
/// the command line was wrong.
@NullMarked
package dev.orbwright.server.command;

import org.jspecify.annotations.NullMarked;
