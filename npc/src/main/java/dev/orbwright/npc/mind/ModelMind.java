package dev.orbwright.npc.mind;

import dev.orbwright.llm.Charge;
import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.ModelChoice;
import dev.orbwright.llm.Payer;
import dev.orbwright.world.npc.NpcDefinition;
import java.util.List;

/// A language model thinks.
public final class ModelMind implements Mind {

    private final ChatModel model;

    public ModelMind(ChatModel model) {
        this.model = model;
    }

    @Override
    public String description() {
        return model.description();
    }

    @Override
    public Thought think(Situation situation, Voice voice) {
        List<ChatMessage> messages = NpcPrompt.of(situation);
        voice.asked(
                String.join(
                        "\n\n",
                        messages.stream()
                                .map(message ->
                                        "[%s]\n%s".formatted(message.role(), message.text()))
                                .toList()));
        ChatRequest request =
                new ChatRequest(
                        messages,
                        List.of(),
                        Charge.to(Payer.npc(situation.who().id()), "npc.turn"),
                        choice(situation.who().llm()));
        ChatOutcome outcome =
                model.chat(
                        request,
                        new ChatListener() {
                            @Override
                            public void delta(String text) {
                                voice.delta(text);
                            }

                            @Override
                            public void waiting(String why) {
                                voice.waiting(why);
                            }

                            @Override
                            public void restarted() {
                                voice.restarted();
                            }
                        });
        return switch (outcome) {
            case ChatOutcome.Reply reply -> new Thought.Done(reply.usage());
            case ChatOutcome.Failure failure ->
                    new Thought.Failed(failure.kind(), failure.message(), failure.usage());
        };
    }

    private static ModelChoice choice(NpcDefinition.Llm llm) {
        return new ModelChoice(llm.model(), llm.temperature());
    }
}
