package dev.orbwright.llm;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A chat model out of an endpoint: repeats what may work a little later, within one deadline.
///
/// The waits are ours and not the client library's, so that they can be seen, and ended by an
/// interrupt. If a failed attempt had delivered text, the listener is told to start over.
final class RetryingChatModel implements ChatModel {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingChatModel.class);

    private final ChatEndpoint endpoint;
    private final Retries retries;
    private final Duration atMost;

    /// Who waits for an answer; guarded by itself, as `closed` is.
    private final Set<Thread> callers = new HashSet<>();

    private boolean closed;

    /// @param atMost for a whole call, its retries and waits included
    RetryingChatModel(ChatEndpoint endpoint, Retries retries, Duration atMost) {
        this.endpoint = endpoint;
        this.retries = retries;
        this.atMost = atMost;
    }

    @Override
    public String description() {
        return endpoint.description();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatListener listener) {
        Thread caller = Thread.currentThread();
        synchronized (callers) {
            if (closed) {
                return new ChatOutcome.Failure(
                        FailureKind.CANCELLED, "The model is closed.", TokenUsage.NONE);
            }
            callers.add(caller);
        }
        try {
            return answer(request, listener);
        } finally {
            synchronized (callers) {
                callers.remove(caller);
                if (closed) {
                    // The interrupt was meant for the model's work alone.
                    boolean _ = Thread.interrupted();
                }
            }
        }
    }

    private ChatOutcome answer(ChatRequest request, ChatListener listener) {
        var call = new Call(request, listener);
        Attempt<ChatOutcome.Reply> result = retries.run(atMost, call::attempt, call::waiting);
        return switch (result) {
            case Attempt.Done<ChatOutcome.Reply>(var reply) ->
                    new ChatOutcome.Reply(
                            reply.text(),
                            reply.toolCalls(),
                            call.usage,
                            reply.model(),
                            reply.finishReason());
            case Attempt.Failed<ChatOutcome.Reply> failed -> {
                ChatOutcome.Failure failure = failed.failure();
                if (failure.kind() != FailureKind.CANCELLED) {
                    LOG.warn("No reply, {}: {}", failure.kind(), failure.message());
                }
                yield new ChatOutcome.Failure(failure.kind(), failure.message(), call.usage);
            }
        };
    }

    /// Calls under way, and those that wait for their next try, end as cancelled.
    @Override
    public void close() {
        synchronized (callers) {
            if (closed) {
                return;
            }
            closed = true;
            callers.forEach(Thread::interrupt);
        }
        endpoint.close();
    }

    @Override
    public String toString() {
        return description();
    }

    /// What one call to [#chat] has to remember from attempt to attempt.
    private final class Call implements ChatListener {

        private final ChatRequest request;
        private final ChatListener listener;
        private volatile boolean heard;
        private TokenUsage usage = TokenUsage.NONE;

        Call(ChatRequest request, ChatListener listener) {
            this.request = request;
            this.listener = listener;
        }

        Attempt<ChatOutcome.Reply> attempt(Duration left) {
            if (heard) {
                heard = false;
                listener.restarted();
            }
            Attempt<ChatOutcome.Reply> result = endpoint.attempt(request, this, left);
            usage =
                    usage.plus(
                            switch (result) {
                                case Attempt.Done<ChatOutcome.Reply>(var reply) -> reply.usage();
                                case Attempt.Failed<ChatOutcome.Reply> failed ->
                                        failed.failure().usage();
                            });
            return result;
        }

        @Override
        public void delta(String text) {
            heard = true;
            listener.delta(text);
        }

        @Override
        public void waiting(String why) {
            LOG.info("{}: {}", description(), why);
            listener.waiting(why);
        }
    }
}
