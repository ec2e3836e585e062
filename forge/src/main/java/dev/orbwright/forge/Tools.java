package dev.orbwright.forge;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// How drafts become tools.
final class Tools {

    private static final int LONGEST_DESCRIPTION = 3_000;

    private Tools() {}

    /// Makes a tool of a draft.
    interface Maker {
        NewTool tool(Draft.Written draft);
    }

    /// A new tool.
    static NewTool anew(Wish wish, Order order, Draft.Written draft) {
        return new NewTool(
                order.functionName(),
                NewTool.artifactIdFor(order.functionName()),
                NewTool.nameFor(wish.text()),
                wish.soulId(),
                order.description(),
                order.parametersSchema(),
                draft.language(),
                draft.source(),
                draft.conditions(),
                draft.helpers(),
                new NewTool.Making.Anew(),
                draft.provenance());
    }

    /// Another version of a tool, made of the same in the same way: a revision of one that is kept,
    /// and otherwise a tool that is new.
    static NewTool refined(NewTool tool, String words, Draft.Written draft) {
        JsonObject written =
                tool.provenance()
                        .get(Helper.HELPER_OF)
                        .map(helped -> draft.provenance().with(Helper.HELPER_OF, helped))
                        .orElseGet(draft::provenance);
        return new NewTool(
                tool.functionName(),
                tool.artifactId(),
                tool.artifactName(),
                tool.ownerId(),
                described(tool.description(), words),
                tool.parametersSchema(),
                draft.language(),
                draft.source(),
                draft.conditions(),
                draft.helpers(),
                tool.making(),
                words.isEmpty() ? written : written.with("refined", words));
    }

    private static String described(String description, String words) {
        if (words.isEmpty()) {
            return description;
        }
        String all = description + "; " + words;
        return all.length() <= LONGEST_DESCRIPTION ? all : description;
    }

    /// What was wished for, with what was said to it later.
    static String wishOf(Order order) {
        return described(order.description(), order.base().map(Order.Base::words).orElse(""));
    }

    /// The tool, whose provenance says how it came to be.
    static NewTool withHistory(
            NewTool tool, Wish wish, int attempts, double seconds, Optional<Tried> tried) {
        JsonObject provenance =
                tool.provenance()
                        .with("author", wish.soulId())
                        .with("prompt", wish.text().strip())
                        .with("catalyst", wish.catalystId())
                        .with("attempts", attempts)
                        .with("seconds", seconds)
                        .with("written_at", System.currentTimeMillis());
        return tool.withProvenance(
                tried.map(seen -> provenance.with("trial", ChangeSummary.kept(seen)))
                        .orElse(provenance)
                        .with(SourcePrint.MEMBER, SourcePrint.of(tool)));
    }
}
