package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.hostapi.registry.Composition;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What cannot be expressed is refused when the registry is made, by name.
class SignatureTest {

    record Answer(String text) {}

    record Unspeakable(Thread thread) {}

    static final class NotStatic {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        Answer look(Step step) {
            return new Answer(step.toString());
        }
    }

    static final class NoContext {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Answer look(@Doc(value = "d", form = Form.ID) String id) {
            return new Answer(id);
        }
    }

    static final class NoDoc {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Answer look(Step step, int many) {
            return new Answer(step + " " + many);
        }
    }

    static final class NoForm {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Answer look(Step step, @Doc("d") String text) {
            return new Answer(step + text);
        }
    }

    static final class StrangeParameter {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Answer look(Step step, @Doc("d") Thread thread) {
            return new Answer(step + thread.getName());
        }
    }

    static final class OptionalFirst {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Answer look(
                Step step, @Doc("d") Optional<Boolean> maybe, @Doc("d") boolean certainly) {
            return new Answer(step.toString() + maybe + certainly);
        }
    }

    static final class UnboundedInteger {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Answer look(Step step, @Doc("d") int many) {
            return new Answer(step + " " + many);
        }
    }

    static final class NoRecord {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static String look(Step step) {
            return step.toString();
        }
    }

    static final class StrangeResult {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Unspeakable look(Step step) {
            return new Unspeakable(new Thread(step.toString()));
        }
    }

    static final class NoMessage {
        @HostFunction(
                doc = "d",
                seed = "host_look",
                seedReply = SeedReply.TEXT,
                needs = Capability.READ,
                effects = Effect.READS,
                risk = Risk.LOW)
        static Answer look(Step step) {
            return new Answer(step.toString());
        }
    }

    static final class RunsInOneStep {
        @HostFunction(
                doc = "d",
                needs = Capability.READ,
                effects = Effect.RUNS_FUNCTIONS,
                risk = Risk.LOW)
        static Answer look(Step step) {
            return new Answer(step.toString());
        }
    }

    static final class VolatileComposition {
        @HostFunction(
                doc = "d",
                needs = Capability.READ,
                effects = Effect.RUNS_FUNCTIONS,
                risk = Risk.LOW,
                isVolatile = true)
        static Answer look(Composition composition) {
            return new Answer(composition.caller().functionName());
        }
    }

    static final class Fine {
        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Answer look(Step step) {
            return new Answer(step.toString());
        }
    }

    @Test
    void eachIsRefusedWithItsNameAndTheReason() {
        refuses(NotStatic.class, "static");
        refuses(NoContext.class, "a Step, a Composition or an Allowance first");
        refuses(NoDoc.class, "parameter many");
        refuses(NoForm.class, "parameter text");
        refuses(StrangeParameter.class, "java.lang.Thread");
        refuses(OptionalFirst.class, "parameter certainly");
        refuses(UnboundedInteger.class, "parameter many");
        refuses(NoRecord.class, "record");
        refuses(StrangeResult.class, "java.lang.Thread");
        refuses(NoMessage.class, "message");
        refuses(RunsInOneStep.class, "Composition");
        refuses(VolatileComposition.class, "volatile");
    }

    @Test
    void aNameIsThereOnce() {
        assertThatThrownBy(() -> HostApi.of(List.of(Fine.class, Fine.class)))
                .hasMessageContaining("two host functions are called look");
    }

    private static void refuses(Class<?> family, String reason) {
        assertThatThrownBy(() -> HostApi.of(List.of(family)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(family.getSimpleName() + ".look")
                .hasMessageContaining(reason);
    }
}
