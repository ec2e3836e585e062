package dev.orbwright.forge.recipe;

import java.util.regex.Pattern;

/// Knows wishes that no recipe can come near to, however alike they may sound: about other people,
/// about the server, about how the world is built, about life outside of it, about what things and
/// people here cannot do.
///
/// Saves a player from a tool that shouts instead of one that rules; it defends nothing. What tools
/// may do is decided by their owners' capabilities.
final class Beyond {

    private static final Pattern WISH =
            Pattern.compile(
                    "\\b(?:admin|administrator|moderator|sudo|permissions?|privileges|passwords?|credentials"
                            + "|server|database|source code|system prompt|e-?mails?|internet|web ?site|taxes|invoice"
                            + "|python|javascript|kick|ban|mute|hack|cheat|rename)\\b"
                            + "|\\b(?:previous|all|your) instructions\\b|\\bchange the rules?\\b"
                            + "|\\b(?:set|mark|make|declare|count|consider|let)\\b.{1,40}\\b(?:solved|won|completed|finished)\\b|\\bsolve (?:the|this|that|my|every|all)\\b"
                            + "|\\b(?:add|build|create|dig|make|open)\\b.{1,20}\\b(?:rooms?|levels?|corridors?|dungeons?|cellars?|tunnels?|houses?)\\b"
                            + "|\\bother players?['\u2019]?s\\b|\\b(?:new|another) (?:room|level|location|area|dungeon|world)\\b"
                            + "|\\b(?:chess|checkers|poker|laugh|marry|time machine)\\b"
                            + "|\\b(?:stop|rewind|reverse|turn back) time\\b"
                            + "|\\b(?:make|turn) me (?:invisible|rich|taller|smaller|younger|into)\\b"
                            + "|\\bmake .{3,30} (?:dance|talk|laugh|cry|walk|fly)$"
                            + "|\\b(?:kill|hurt|harm|murder|delete|destroy|erase|wipe|crash|rule|reset|steal from|rob)\\b"
                            + ".{0,14}\\b(?:players?|people|everyone|everybody|others?|souls?|world|universe|game|users?)\\b");

    private Beyond() {}

    static boolean recipes(String wish) {
        return WISH.matcher(wish).find();
    }
}
