package dev.orbwright.sandbox.lockdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;

/// What a worker does all day, and must still be able to do after its lock-down.
final class GuestWork {
    private GuestWork() {}

    static void warmUp() {
        evaluate("1 + 1");
    }

    static Map<String, Attempts.Attempt> all() {
        Map<String, Attempts.Attempt> works = new LinkedHashMap<>();
        works.put(
                "many statements",
                () -> evaluate("let n = 0; for (let i = 0; i < 300000; i++) n += i % 7; n"));
        works.put(
                "much of the language",
                () ->
                        evaluate(
                                """
                                function* numbers() { for (let i = 0; i < 9; i++) yield i; }
                                const big = 2n ** 300n, text = `${big}`.replace(/(\\d)(?=\\d{3})/g, '$1,');
                                const map = new Map([...numbers()].map((i) => [i, { text, i }]));
                                JSON.stringify([...map.values()]) + new Date(0).toISOString()
                                    + [3, 1, 2].sort().join() + new Intl.NumberFormat('en').format(1234)
                                    + 'ä'.normalize('NFD') + new Float64Array(9).fill(1).length
                                """));
        works.put("guest recursion", () -> expectFailure("(function f() { f(); f(); })()"));
        works.put("guest exception", () -> expectFailure("throw new Error('no')"));
        works.put("many contexts", GuestWork::useManyContexts);
        works.put("garbage", GuestWork::collectGarbage);
        works.put("stack overflow", GuestWork::overflow);
        works.put("threads", GuestWork::startThreads);
        works.put(
                "new classes",
                () -> Class.forName("com.oracle.truffle.js.builtins.ShadowRealmPrototypeBuiltins"));
        works.put(
                "new platform classes",
                () -> Class.forName("java.util.concurrent.Phaser").getConstructor().newInstance());
        return works;
    }

    private static Engine newEngine() {
        return Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    }

    private static void useManyContexts() {
        try (Engine engine = newEngine()) {
            IntStream.range(0, 20).forEach(i -> evaluate(engine, "[" + i + "]"));
        }
    }

    private static void evaluate(String source) {
        try (Engine engine = newEngine()) {
            evaluate(engine, source);
        }
    }

    private static void evaluate(Engine engine, String source) {
        try (Context context = Context.newBuilder("js").engine(engine).build()) {
            if (context.eval("js", source).toString().isEmpty()) {
                throw new IllegalStateException("No text: " + source);
            }
        }
    }

    private static void expectFailure(String source) {
        try {
            evaluate(source);
        } catch (PolyglotException e) {
            return;
        }
        throw new IllegalStateException("No failure: " + source);
    }

    private static void collectGarbage() {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            kept.add(new byte[1 << 20]);
            if (kept.size() > 20) {
                kept.clear();
            }
        }
        System.gc();
    }

    private static void overflow() {
        try {
            deeper(0);
        } catch (StackOverflowError e) {
            return;
        }
        throw new IllegalStateException("No overflow");
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : 1 + deeper(depth + 1) + deeper(depth + 2);
    }

    private static void startThreads() throws InterruptedException {
        try (Engine engine = newEngine()) {
            startThreads(engine);
        }
    }

    private static void startThreads(Engine engine) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> evaluate(engine, "1")));
            threads.add(Thread.ofVirtual().start(Thread::yield));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
