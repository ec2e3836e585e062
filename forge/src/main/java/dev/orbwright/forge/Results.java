package dev.orbwright.forge;

import dev.orbwright.world.condition.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What players are told of their wishes.
final class Results {

    /// What the player is told where the server stops before the wish could be granted.
    static final String STOPPING =
            "The server is stopping. It goes on with the wish when it is back.";

    private Results() {}

    /// A tool that is not kept yet.
    static ForgeResult shown(Shelf.Held held, Tried tried) {
        NewTool tool = held.tool();
        List<String> would =
                new ArrayList<>(
                        Workbench.sentences(
                                new Conditions(tool.conditions().requires(), List.of()), tried));
        would.addAll(Would.sentences(tried));
        return new ForgeResult.Previewed(
                held.id(),
                tool.functionName(),
                tool.artifactName(),
                "This is what it would do. Keep it, change it, or throw it away.",
                would,
                ChangeSummary.of(tried),
                tried.trial(),
                tool.conditions().toJson(),
                tool.source(),
                tool.language(),
                held.attempts());
    }

    /// What became of putting a tool into the world.
    ///
    /// @param carried whether its owner has the artifact
    static ForgeResult of(NewTool.Handover handover, NewTool tool, boolean carried, int attempts) {
        return switch (handover) {
            case DONE -> created(tool, carried, attempts);
            case NO_OWNER ->
                    new ForgeResult.Declined(
                            "NOT_FOUND",
                            "Whoever made the wish is no longer in this world.",
                            attempts);
            case NAME_TAKEN ->
                    new ForgeResult.Declined(
                            "NAME_TAKEN",
                            "Something else took the name %s meanwhile. Make the wish again."
                                    .formatted(tool.functionName()),
                            attempts);
            case NO_FUNCTION ->
                    new ForgeResult.Declined(
                            "NOT_FOUND",
                            "The function %s is not there any more, or is not yours to change."
                                    .formatted(tool.functionName()),
                            attempts);
        };
    }

    private static ForgeResult created(NewTool tool, boolean carried, int attempts) {
        boolean revised = tool.making() instanceof NewTool.Making.Revision;
        String message =
                (revised ? "\"%s\" works otherwise from now on." : "You now carry \"%s\".")
                        + (carried ? " Use it to see what it does." : "");
        return new ForgeResult.Created(
                tool.functionName(),
                carried ? tool.artifactId() : "",
                tool.artifactName(),
                message.formatted(tool.artifactName()),
                attempts,
                revised);
    }

    static ForgeResult declined(Drafting.Result.Declined declined) {
        return new ForgeResult.Declined(
                declined.code(), declined.message(), declined.attempts(), declined.suggestions());
    }

    static ForgeResult noDraft() {
        return new ForgeResult.Declined(
                "NO_DRAFT",
                "There is no such draft, or it was thrown away after %d minutes. Make the wish again."
                        .formatted(Shelf.KEPT.toMinutes()),
                0);
    }

    static ForgeResult noOffer() {
        return new ForgeResult.Declined(
                "NOT_FOUND", "That function is not there any more. Make the wish again.", 0);
    }

    static ForgeResult nobody() {
        return new ForgeResult.Declined("NOT_FOUND", "There is no such soul in this world.", 0);
    }

    /// Why a player's words are no wish; empty where they are one.
    static Optional<ForgeResult> refusal(String words) {
        String text = words.strip();
        if (text.codePoints().allMatch(Results::isBlank)) {
            return Optional.of(
                    new ForgeResult.Declined(
                            "EMPTY_WISH", "Say in a few words what the tool should do.", 0));
        }
        if (text.length() > Wish.LONGEST) {
            return Optional.of(
                    new ForgeResult.Declined(
                            "WISH_TOO_LONG",
                            "The wish has %,d characters; say it in %,d or fewer."
                                    .formatted(text.length(), Wish.LONGEST),
                            0));
        }
        return Optional.empty();
    }

    /// Spaces of all kinds, and what cannot be seen.
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.CONTROL
                || Character.getType(character) == Character.FORMAT;
    }
}
