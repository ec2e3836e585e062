package dev.orbwright.sandbox.wire;

import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.Used;
import dev.orbwright.sandbox.wire.Frame.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes frames one after the other into memory, to be sent together.
public final class FrameWriter {
    private static final int KEPT = 1 << 16;

    private byte[] bytes = new byte[4096];
    private int size;

    /// Adds a frame.
    public void add(Frame frame) {
        int start = size;
        size += Integer.BYTES;
        room(0);
        putByte(FrameType.of(frame).number());
        fields(frame);
        int end = size;
        size = start;
        putInt(end - start - Integer.BYTES);
        size = end;
    }

    /// The frames so far, the first [#size] bytes of it.
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /// Forgets what was added.
    void clear() {
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[4096];
        }
    }

    private void fields(Frame frame) {
        switch (frame) {
            case Frame.Setup setup -> setup(setup);
            case Frame.Run run -> run(run);
            case Frame.Check(int run, String name, String source) -> {
                putInt(run);
                putText(name);
                putText(source);
            }
            case Frame.Reply(int run, String text) -> {
                putInt(run);
                putText(text);
            }
            case Frame.Stop(int run) -> putInt(run);
            case Frame.Hello(String secret) -> putText(secret);
            case Frame.Ready(List<String> protections) -> putTexts(protections);
            case Frame.Call(int run, int function, String arguments, Used used) -> {
                putInt(run);
                putInt(function);
                putText(arguments);
                used(used);
            }
            case Frame.Later(int run, int ticket, int function, String arguments) -> {
                putInt(run);
                putInt(ticket);
                putInt(function);
                putText(arguments);
            }
            case Frame.Await(int run, int ticket) -> {
                putInt(run);
                putInt(ticket);
            }
            case Frame.Begun(int run, long preparation) -> {
                putInt(run);
                putLong(preparation);
            }
            case Frame.Leaving(int run) -> putInt(run);
            case Frame.Took(int run) -> putInt(run);
            case Frame.Ahead(int run, int function, String arguments, String text) -> {
                putInt(run);
                putInt(function);
                putText(arguments);
                putText(text);
            }
            case Frame.Log(int run, String level, String text) -> {
                putInt(run);
                putText(level);
                putText(text);
            }
            case Frame.Done(int run, Ending ending, Used used) -> {
                putInt(run);
                ending(ending);
                used(used);
            }
        }
    }

    private void setup(Frame.Setup setup) {
        putText(setup.language().name());
        HostBinding binding = setup.binding();
        putTexts(binding.nativeNames());
        putTexts(binding.seedNames());
        putInt(binding.lazyAnswers().size());
        for (Map.Entry<String, List<String>> lazy : binding.lazyAnswers().entrySet()) {
            putText(lazy.getKey());
            putTexts(lazy.getValue());
        }
        putInt(setup.classes().size());
        for (Budget budget : setup.classes()) {
            budget(budget);
        }
        putInt(setup.pooledContexts());
        putInt(setup.graceMillis());
        putFlag(setup.lockdown());
        putTexts(setup.readable());
    }

    private void budget(Budget budget) {
        putText(budget.name());
        putLong(budget.statements());
        putLong(budget.cpu().toNanos());
        putLong(budget.wall().toNanos());
        putInt(budget.stackFrames());
        putInt(budget.astDepth());
        putInt(budget.hostCalls());
        putInt(budget.bytesIn());
        putInt(budget.bytesOut());
        putInt(budget.logLines());
        putInt(budget.logLineLength());
        putLong(budget.heap());
        putInt(budget.entities());
    }

    private void run(Frame.Run run) {
        putInt(run.run());
        putInt(run.budget());
        Allowance allowance = run.allowance();
        putLong(allowance.statements());
        putLong(allowance.cpuNanos());
        putLong(allowance.wallNanos());
        putInt(allowance.hostCalls());
        putLong(allowance.bytesIn());
        putLong(allowance.bytesOut());
        putInt(allowance.logLines());
        putLong(allowance.heap());
        putFlag(run.patient());
        putText(run.functionName());
        putInt(run.slot());
        putFlag(run.source().isPresent());
        run.source().ifPresent(this::putText);
        putText(run.argumentsJson());
        putText(run.owner());
        putFlag(run.reuse().isPresent());
        run.reuse().ifPresent(this::putText);
    }

    private void used(Used used) {
        putLong(used.statements());
        putLong(used.cpuNanos());
        putLong(used.heap());
        putLong(used.preparationNanos());
    }

    private void ending(Ending ending) {
        switch (ending) {
            case Ending.Returned(String json) -> {
                putByte(0);
                putText(json);
            }
            case Ending.Wrong(GuestError error) -> {
                putByte(1);
                putText(error.code());
                putText(error.message());
                putInt(error.line().orElse(-1));
                putInt(error.column().orElse(-1));
                putText(error.excerpt());
            }
            case Ending.Stopped(var limit) -> {
                putByte(2);
                putText(limit.name());
            }
        }
    }

    private void putTexts(List<String> texts) {
        putInt(texts.size());
        texts.forEach(this::putText);
    }

    private void putFlag(boolean flag) {
        putByte(flag ? 1 : 0);
    }

    private void putText(String text) {
        int length = text.length();
        room(1 + Integer.BYTES + length);
        int start = size;
        bytes[size++] = 0;
        size += Integer.BYTES;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                size = start;
                putWideText(text);
                return;
            }
            bytes[size++] = (byte) c;
        }
        int end = size;
        size = start + 1;
        putInt(length);
        size = end;
    }

    private void putWideText(String text) {
        int length = text.length();
        room(1 + Integer.BYTES + 2 * length);
        bytes[size++] = 1;
        putInt(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            bytes[size++] = (byte) (c >> 8);
            bytes[size++] = (byte) c;
        }
    }

    private void putByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    private void putInt(int value) {
        room(Integer.BYTES);
        bytes[size++] = (byte) (value >> 24);
        bytes[size++] = (byte) (value >> 16);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
