package dev.orbwright.llm.recording;

import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.TokenUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Answers from a recording, chunk by chunk, without a model, a network or a key.
///
/// It takes itself for the model that was recorded, so that a recording can be replayed where none
/// is configured. Equal requests get their replies in the recorded order, and then the last of them
/// again and again.
final class ReplayedChatModel implements ChatModel {

    /// The replies to one request.
    private static final class Replies {

        private final List<Exchange> exchanges = new ArrayList<>();
        private final AtomicInteger given = new AtomicInteger();

        Exchange next() {
            int last = exchanges.size() - 1;
            return exchanges.get(given.getAndUpdate(count -> Math.min(count + 1, last)));
        }
    }

    private final Path file;
    private final Set<AskedModel> models = new LinkedHashSet<>();
    private final Map<RequestDigest, Replies> replies = new HashMap<>();

    private ReplayedChatModel(Path file, List<Exchange> exchanges) {
        this.file = file;
        for (Exchange exchange : exchanges) {
            models.add(exchange.model());
            replies.computeIfAbsent(exchange.digest(), _ -> new Replies()).exchanges.add(exchange);
        }
    }

    /// @throws RecordingException where there is no such recording, or nothing in it, or a damaged
    ///   line
    static ReplayedChatModel open(Path file) {
        List<Exchange> exchanges = RecordingFile.read(file);
        if (exchanges.isEmpty()) {
            throw new RecordingException(
                    "There is nothing in the recording %s. Make one with --llm record:%s."
                            .formatted(file, file));
        }
        return new ReplayedChatModel(file, exchanges);
    }

    @Override
    public String description() {
        return "%s, replayed from %s".formatted(names(), file);
    }

    private String names() {
        return models.stream().map(AskedModel::model).distinct().collect(Collectors.joining(", "));
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatListener listener) {
        if (Thread.currentThread().isInterrupted()) {
            return new ChatOutcome.Failure(
                    FailureKind.CANCELLED, "The request was cancelled.", TokenUsage.NONE);
        }
        return recorded(request)
                .map(exchange -> exchange.replay(listener))
                .orElseGet(() -> missing(request));
    }

    private Optional<Exchange> recorded(ChatRequest request) {
        for (AskedModel model : models) {
            Replies found = replies.get(RequestDigest.of(model.by(request.choice()), request));
            if (found != null) {
                return Optional.of(found.next());
            }
        }
        return Optional.empty();
    }

    private ChatOutcome missing(ChatRequest request) {
        AskedModel model = models.iterator().next().by(request.choice());
        return new ChatOutcome.Failure(
                FailureKind.NOT_RECORDED,
                "%s has no reply to this request: digest %s, model %s, last message: \"%s\". Record it by doing the same with --llm record:%s."
                        .formatted(
                                file,
                                RequestDigest.of(model, request).hex(),
                                model.model(),
                                Exchange.opening(request),
                                file),
                TokenUsage.NONE);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    @Override
    public String toString() {
        return description();
    }
}
