/// The page in a real Chromium, against a real server: what a player sees and does.
///
/// A [Chromium] is started once for a test class and gives out [Visitor]s, each with a browser
/// profile of its own; a [Hand] is the mouse, the keyboard or a finger. Where something went wrong
/// in a page that the test did not name, the test fails. Pictures of the states that a test reaches
/// are written to `target/screenshots`, for a person to look at. Each test runs on one thread.
@NullMarked
package dev.orbwright.server.browser;

import org.jspecify.annotations.NullMarked;
