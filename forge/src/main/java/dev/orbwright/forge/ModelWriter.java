package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.FailureKind;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.json.JsonObject;
import java.util.List;

/// Has a language model write functions, with the helpers that it asks for.
public final class ModelWriter implements FunctionWriter {

    private static final int QUOTED = 300;
    private static final String CONDITIONS = "Conditions: ";

    private final ChatModel model;
    private final Prompt prompt;

    /// Writes with this model, which knows these host APIs from the prompt.
    public ModelWriter(ChatModel model, HostApi hostApi) {
        this.model = model;
        this.prompt = new Prompt(hostApi);
    }

    @Override
    public String description() {
        return model.description();
    }

    @Override
    public Draft write(Order order, ForgeListener listener) {
        Conversation conversation = new Conversation(model, prompt, order, listener);
        ChatOutcome outcome = conversation.hold();
        return switch (outcome) {
            case ChatOutcome.Reply reply ->
                    read(reply, conversation.spent(), conversation.helpers(), order);
            case ChatOutcome.Failure(FailureKind kind, _, _) when kind == FailureKind.CANCELLED ->
                    new Draft.Declined(ForgeResult.Declined.SHUTDOWN, Results.STOPPING);
            case ChatOutcome.Failure(FailureKind kind, String message, _) ->
                    new Draft.Declined("MODEL_" + kind, message);
        };
    }

    private static Draft read(
            ChatOutcome.Reply reply, Spent spent, List<Helper> helpers, Order order) {
        JsonObject provenance = spent.on(JsonObject.of("writer", "model", "model", reply.model()));
        return CodeBlock.in(reply.text(), order)
                .map(found -> written(found, reply.text(), order, helpers, provenance))
                .orElseGet(() ->
                        new Draft.Unusable(
                                shortened(reply.text()),
                                "there is no code block in the reply that declares %s"
                                        .formatted(Prompt.entryPoint(order)),
                                provenance));
    }

    /// Conditions that cannot be read are sent back once; a model that does not get them right then
    /// has its function judged by what it does.
    private static Draft written(
            CodeBlock.Code code,
            String reply,
            Order order,
            List<Helper> helpers,
            JsonObject provenance) {
        List<Helper> used = Helper.called(helpers, code.text());
        return switch (ConditionBlock.in(reply)) {
            case ConditionBlock.Found.Nothing() ->
                    new Draft.Written(
                            code.text(), code.language(), Conditions.NONE, used, provenance);
            case ConditionBlock.Found.Read(Conditions conditions) ->
                    new Draft.Written(code.text(), code.language(), conditions, used, provenance);
            case ConditionBlock.Found.Malformed(String problem) -> {
                boolean sentBack =
                        order.failed().stream()
                                .anyMatch(failed -> failed.problem().startsWith(CONDITIONS));
                yield sentBack
                        ? new Draft.Written(
                                code.text(),
                                code.language(),
                                Conditions.NONE,
                                used,
                                provenance.with("conditions_unreadable", problem))
                        : new Draft.Unusable(
                                code.text(),
                                CONDITIONS
                                        + problem
                                        + "\nWrite the function and its conditions again.",
                                provenance);
            }
        };
    }

    private static String shortened(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
    }
}
