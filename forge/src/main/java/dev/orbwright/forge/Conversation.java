package dev.orbwright.forge;

import dev.orbwright.llm.Bill;
import dev.orbwright.llm.Charge;
import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.ToolCall;
import dev.orbwright.llm.ToolDefinition;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.syntax.Syntax;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One writing of a function: what is said to the model and back, until it answers with words. In
/// between it may ask for helper functions, which are written in conversations of their own: at
/// most [#MOST_HELPERS] are tried, at most [#DEEPEST] deep. Used once.
final class Conversation {

    static final int MOST_HELPERS = 3;
    static final int DEEPEST = 2;
    private static final int MOST_ROUNDS = 4;

    private final ChatModel model;
    private final Prompt prompt;
    private final Order order;
    private final ForgeListener listener;

    /// The name of the tool's function, which all helpers are made for, those of helpers, too.
    private final String tool;

    private final int depth;
    private final List<Helper> helpers;

    /// Those that were made in this conversation or in those within it; others may be made anew.
    private final Set<String> made;

    /// How often helpers were asked for, in this conversation and in those within it.
    private final AtomicInteger tries;

    private Spent spent = Spent.NONE;

    Conversation(ChatModel model, Prompt prompt, Order order, ForgeListener listener) {
        this(
                model,
                prompt,
                order,
                listener,
                order.functionName(),
                0,
                new ArrayList<>(order.helpers()),
                new HashSet<>(),
                new AtomicInteger());
    }

    private Conversation(
            ChatModel model,
            Prompt prompt,
            Order order,
            ForgeListener listener,
            String tool,
            int depth,
            List<Helper> helpers,
            Set<String> made,
            AtomicInteger tries) {
        this.model = model;
        this.prompt = prompt;
        this.order = order;
        this.listener = listener;
        this.tool = tool;
        this.depth = depth;
        this.helpers = helpers;
        this.made = made;
        this.tries = tries;
    }

    /// The model's last word.
    ChatOutcome hold() {
        List<ChatMessage> messages = new ArrayList<>(prompt.of(order).messages());
        for (int round = 1; ; round++) {
            boolean mayCall = order.place().isPresent() && depth < DEEPEST && round < MOST_ROUNDS;
            ChatOutcome outcome =
                    model.chat(
                            new ChatRequest(messages, mayCall ? tools() : List.of(), charge()),
                            new Listening(listener, this::charged));
            spent = spent.plus(outcome.usage());
            if (!(outcome instanceof ChatOutcome.Reply reply)
                    || reply.toolCalls().isEmpty()
                    || !mayCall) {
                return outcome;
            }
            messages.add(ChatMessage.assistant(reply.text(), reply.toolCalls()));
            for (ToolCall call : reply.toolCalls()) {
                messages.add(ChatMessage.tool(call.id(), answer(call)));
            }
        }
    }

    /// What all of it took, helpers included.
    Spent spent() {
        return spent;
    }

    private void charged(Bill bill) {
        spent = spent.plus(bill);
    }

    /// The helpers that were made.
    List<Helper> helpers() {
        return List.copyOf(helpers);
    }

    private static List<ToolDefinition> tools() {
        return List.of(HelperRequest.FUNCTION_CREATION_TOOL_DEFINITION);
    }

    /// Whoever wishes pays; for functions of the world itself, the world does.
    private Charge charge() {
        String purpose =
                depth > 0
                        ? "forge.helper"
                        : order.failed().isEmpty() ? "forge.write" : "forge.repair";
        return order.place()
                .map(place -> Charge.to(place.payer(), purpose))
                .orElseGet(() -> Charge.toWorld(purpose));
    }

    private String answer(ToolCall call) {
        try {
            return made(HelperRequest.of(call));
        } catch (MalformedJsonException e) {
            return "It was not made: " + e.getMessage();
        }
    }

    private String made(HelperRequest request) {
        String name = request.nameFor(order.functionName());
        if (made.contains(name)) {
            return "There is a helper of this name already: host.call({name: \"%s\", args: {...}})."
                    .formatted(name);
        }
        long others = helpers.stream().filter(helper -> !helper.name().equals(name)).count();
        if (tries.incrementAndGet() > MOST_HELPERS || others >= MOST_HELPERS) {
            return "It was not made: a tool has at most %d helpers. Write the function without it."
                    .formatted(MOST_HELPERS);
        }
        listener.stage(
                Stage.WRITING, "Writing a helper function for it: %s.".formatted(request.name()));
        Order helperOrder =
                new Order(
                        name,
                        order.language(),
                        request.description(),
                        request.parametersSchema(),
                        order.place(),
                        List.of(),
                        List.of());
        Conversation inner =
                new Conversation(
                        model,
                        prompt,
                        helperOrder,
                        ForgeListener.none(),
                        tool,
                        depth + 1,
                        helpers,
                        made,
                        tries);
        ChatOutcome outcome = inner.hold();
        spent = spent.plus(inner.spent());
        return switch (outcome) {
            case ChatOutcome.Failure failure -> "It was not made: " + failure.message();
            case ChatOutcome.Reply reply -> kept(reply, helperOrder, inner.spent());
        };
    }

    /// Helpers are tried with the tool that calls them; here they are only read.
    private String kept(ChatOutcome.Reply reply, Order helperOrder, Spent took) {
        Optional<CodeBlock.Code> code = CodeBlock.in(reply.text(), helperOrder);
        if (code.isEmpty()) {
            return "It was not made: no code came back.";
        }
        GuestFunction function =
                new GuestFunction(
                        helperOrder.functionName(), code.get().language(), code.get().text());
        if (Syntax.of(function).isEmpty()) {
            return "It was not made: what came back does not parse.";
        }
        made.add(helperOrder.functionName());
        helpers.removeIf(helper -> helper.name().equals(helperOrder.functionName()));
        helpers.add(
                new Helper(
                        helperOrder.functionName(),
                        helperOrder.description(),
                        helperOrder.parametersSchema(),
                        code.get().language(),
                        code.get().text(),
                        provenance(reply, helperOrder, took)));
        return "It was made. Call it: host.call({name: \"%s\", args: {...}})."
                .formatted(helperOrder.functionName());
    }

    /// What it took is in the tool's own provenance, too.
    private JsonObject provenance(ChatOutcome.Reply reply, Order helperOrder, Spent took) {
        JsonObject made =
                JsonObject.builder()
                        .put("writer", "model")
                        .put("model", reply.model())
                        .put(Helper.HELPER_OF, tool)
                        .putIfPresent("author", order.place().map(place -> place.soul().id()))
                        .put("prompt", helperOrder.description())
                        .put("written_at", System.currentTimeMillis())
                        .build();
        return took.on(made);
    }

    /// Passes on what is heard of the model.
    private record Listening(ForgeListener listener, Consumer<Bill> bills) implements ChatListener {
        @Override
        public void delta(String text) {
            listener.written(text);
        }

        @Override
        public void charged(Bill bill) {
            bills.accept(bill);
        }

        @Override
        public void waiting(String why) {
            listener.stage(Stage.WRITING, sentence(why));
        }

        @Override
        public void restarted() {
            listener.stage(
                    Stage.WRITING,
                    "The reply broke off; writing the function again from the start.");
        }

        private static String sentence(String words) {
            return words.isEmpty()
                    ? words
                    : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
        }
    }
}
