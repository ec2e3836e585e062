package dev.orbwright.server.browser;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.llm.StubStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a language model answers to wishes.
final class ModelAnswers {

    static final String FIRST_LINE = "// The Orb thinks about vines.";

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");

    private ModelAnswers() {}

    /// A function with this body.
    static Function<StubRequest, StubAnswer> function(String body) {
        return request ->
                isSecondLook(request)
                        ? content()
                        : StubAnswer.reply(beginning(request), body, "\n}\n```");
    }

    /// A function with the first body, and one with the other wherever it is asked again.
    static Function<StubRequest, StubAnswer> first(String body, String otherBody) {
        AtomicBoolean asked = new AtomicBoolean();
        return request ->
                isSecondLook(request)
                        ? content()
                        : function(asked.getAndSet(true) ? otherBody : body).apply(request);
    }

    /// The first lines of a function with this body, and the others when the test wants it.
    static Function<StubRequest, StubAnswer> held(CountDownLatch goOn, String body) {
        return request -> isSecondLook(request) ? content() : held(request, goOn, body);
    }

    private static StubAnswer held(StubRequest request, CountDownLatch goOn, String body) {
        return exchange -> {
            String beginning = StubStream.text(beginning(request)).toString();
            String whole =
                    StubStream.text(beginning(request), body, "\n}\n```").finish("stop").toString();
            exchange.begin("text/event-stream");
            exchange.chunk(beginning);
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.chunk(whole.substring(beginning.length()));
            exchange.end();
        };
    }

    /// The first lines of a function; then the connection breaks.
    static StubAnswer broken(StubRequest request) {
        return StubAnswer.breakOff(beginning(request));
    }

    /// The forge asks once more whether what a function did is what was wished for.
    private static boolean isSecondLook(StubRequest request) {
        return request.body().contains("fulfils");
    }

    private static StubAnswer content() {
        return StubAnswer.reply("{\"fulfils\": true}");
    }

    private static String beginning(StubRequest request) {
        Matcher name = NAME.matcher(request.body());
        if (!name.find()) {
            throw new AssertionError("the prompt names no function: " + request.body());
        }
        return "```javascript\nfunction %s(params) {\n  %s\n  "
                .formatted(name.group(1), FIRST_LINE);
    }
}
