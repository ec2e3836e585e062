package dev.orbwright.forge.recipe;

import java.util.regex.Pattern;

/// Knows wishes that no recipe can come near to, however alike they may sound: about other people,
/// about the server, about how the world is built, about life outside of it, about the course of
/// time, about what things and people here cannot do.
///
/// Saves a player from a tool that shouts instead of one that rules; it defends nothing. What tools
/// may do is decided by their owners' capabilities.
final class Beyond {

    /// What nobody here can do with eyes, limbs or mind, whatever they carry. Getting over a gap is
    /// another matter: there a way helps.
    private static final String ABILITY =
            "(?:(?:see|look|hear) (?:right )?through"
                    + "|(?:walk|go|pass|run|reach) (?:right )?through (?:the |solid )?(?:walls?|stone|rock)"
                    + "|see (?:in the dark|inside|into|behind|the future|ghosts)"
                    + "|(?:fly|hover|float|levitate|glide)\\b(?! (?:over|across|to|above|past|up to|down)\\b)"
                    + "|breathe|swim|dive|climb (?:the )?walls?"
                    + "|read (?:minds?|(?:the |their |your )?thoughts)|hear (?:minds?|(?:the |their )?thoughts)"
                    + "|(?:jump|leap) (?:so |very |really |much )?(?:high|higher|far|farther|further)"
                    + "|(?:run|move|walk) (?:so |very |really |much )?(?:fast|faster|quickly|slower)"
                    + "|live (?:for ?ever|again|longer)|become|be (?:invisible|invincible|immortal|strong|stronger|fast|faster|rich|king|queen))";

    /// What only somebody alive would do.
    private static final String OF_THE_LIVING =
            "(?:fights?|attacks?|hunts?|chases?|obeys?|serves?|bites?|eats?|kills?|thinks?|learns?"
                    + "|(?:follows?|accompan(?:y|ies)|guards?|defends?|loves?|heals?) (?:me|us|him|her|them|everyone|everybody|my)"
                    + "|(?:brings?|fetch(?:es)?|gets?|steals?) (?:me )?(?:the|a|an|my|things|something|everything|whatever)"
                    + "|carr(?:y|ies) (?:my|our|all|things)|repeats? (?:what|whatever|everything)"
                    + "|does (?:what|whatever|everything|my))";

    private static final Pattern POWERS =
            Pattern.compile(
                    "\\b(?:let|make|help|allow|enable|teach) (?:me|us) (?:to |how to )?"
                            + ABILITY
                            + "|\\b(?:i|we) (?:can|could|may|might) "
                            + ABILITY
                            + "|\\b(?:x-?ray|night|heat|super|magic) (?:vision|sight|eyes|strength|speed|hearing|powers?)\\b"
                            + "|\\bgive me (?:the )?(?:power|ability|strength|speed|wings|another life|more lives|an extra life)\\b"
                            + "|\\b(?:that|which|who|and)(?: (?:can|will|would|could|should|always))? "
                            + OF_THE_LIVING
                            + "\\b");

    private static final String PEOPLE =
            "(?:everyone|everybody|each of us|all (?:the |other )?(?:players|people|souls)|somebody|someone"
                    + "|anyone|anybody|(?:the )?others|people|the next (?:player|person|one)|whoever)";

    /// What is done to people, oneself included: tools act on things, and speak.
    private static final Pattern DONE_TO_PEOPLE =
            Pattern.compile(
                    "^(?:freeze|burn|ignite|paint|colou?r|dye|wake|trap|catch|stop|blind|push|pull|throw|tie|lock|silence|shrink"
                            + "|grow|heal|cure|bless|curse|poison|scare|hit|punch|slap|turn|lift|move|teleport|send|put|make) "
                            + PEOPLE
                            + "\\b"
                            + "|^(?:give|hand|bring|offer|serve)s? "
                            + PEOPLE
                            + "\\b"
                            + "|^(?:paint|colou?r|dye|freeze|burn|heal|cure|bless|dress|feed|shrink|wash) (?:me|us)\\b(?! (?:an?|some|the|my)\\b)"
                            + "|^(?:make|let) (?:me|us) (?:glow|shine|sparkle|shrink|vanish|disappear|burn|bigger|huge|tiny|strong|stronger|fast|faster"
                            + "|young|old|beautiful|blue|red|green|yellow|golden|black|white|pink|purple)\\b(?! (?:\\p{L}+ )?(?:\\p{L}{3,})$)"
                            + "|^(?:take|steal|snatch|grab) .{2,40} from (?!here\\b|me\\b|my\\b|the (?:ground|floor|air|sky)\\b)");

    /// Who is wished for to be here.
    private static final Pattern COMPANY =
            Pattern.compile(
                    "\\b(?:summon|invite|hire|call (?:for|in)?)s? (?:me |us )?(?:an?|some|my|the) (?:\\p{L}+ )?"
                            + "(?:friend|companion|ghost|spirit|person|man|woman|child|king|queen|guard|soldier|knight|servant|butler|pet|army|wizard|witch|monster|demon|enemy|opponent)s?\\b"
                            + "|\\bto (?:talk (?:to|with)|play with|fight (?:with|against)|keep me company)$");

    /// Tools act when they are used, or at a time; nothing tells them what others do.
    private static final Pattern WATCHING =
            Pattern.compile(
                    "\\b(?:when(?:ever)?|as soon as|once|(?:each|every) time|if) (?:a |an |the |any |another )?"
                            + "(?:somebody|someone|anybody|anyone|everybody|people|players?|visitors?|strangers?|enemy|enemies|others|he|she|they)\\b"
                            + ".{0,12}\\b(?:comes?|enters?|arrives?|leaves?|goes|approach(?:es)?|walks?|touch(?:es)?|steps?|passes|opens?|knocks?|speaks?|says?|is near)\\b");

    /// Ways out of a place, and what is yet to come.
    private static final Pattern NOWHERE =
            Pattern.compile(
                    "\\b(?:doors?|gates?|portals?|exits?|passages?|hatch|tunnels?) (?:that |which )?(?:leads?|goes) (?!here\\b)"
                            + "|\\b(?:see|shows?|tells?|foretells?|predicts?|reads?|knows?)\\b.{0,12}\\bthe future\\b"
                            + "|^(?:make |dig |cut |open )?an? (?:\\p{L}+ )?(?:hole|window|opening|crack|cave)\\b"
                            + "|^(?:lock|bolt|shut) (?:up )?(?:the|this|that) "
                            + "|^(?:make|turn) .{2,40} (?:invisible|alive|edible|transparent|unbreakable)$"
                            + "|\\b(?:fill|flood|cover)s? (?:up )?(?:the|this|that) .{2,30}\\bwith (?:\\p{L}+ )?(?:water|lava|sand|earth|mud|oil|blood|gold|stones?|rocks?|rubble)\\b(?!.*\\b(?:walk|cross|step)\\b)");

    private static final Pattern COURSE_OF_TIME =
            Pattern.compile(
                    "\\b(?:stop|halt|pause|slow|slow down|speed up|rewind|reverse|turn back) (?:the )?time\\b"
                            + "|\\b(?:make|let) (?:the )?time (?:stop|stand|run|pass|go|fly|move)\\b"
                            + "|\\bmake it (?:be )?(?:night|day|daytime|morning|noon|evening|dawn|dusk|midnight)\\b"
                            + "|\\b(?:turn|change) (?:the )?(?:night|day|summer|winter) (?:in)?to\\b"
                            + "|\\b(?:make|let) the (?:sun|moon) (?:rise|set|go|come|shine)\\b");

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
                            + "|\\b(?:make|turn) me (?:invisible|rich|taller|smaller|younger|into)\\b"
                            + "|\\bmake .{3,30} (?:dance|talk|laugh|cry|walk|fly)$"
                            + "|\\b(?:kill|hurt|harm|murder|delete|destroy|erase|wipe|crash|rule|reset|steal from|rob)\\b"
                            + ".{0,14}\\b(?:players?|people|everyone|everybody|others?|souls?|world|universe|game|users?)\\b");

    private Beyond() {}

    static boolean recipes(String wish) {
        return WISH.matcher(wish).find()
                || POWERS.matcher(wish).find()
                || DONE_TO_PEOPLE.matcher(wish).find()
                || COMPANY.matcher(wish).find()
                || WATCHING.matcher(wish).find()
                || NOWHERE.matcher(wish).find()
                || COURSE_OF_TIME.matcher(wish).find();
    }
}
