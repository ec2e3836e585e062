package dev.orbwright.sandbox.wire;

import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Used;
import java.util.List;
import java.util.Optional;

/// One message. Runs are numbered by the server, upwards; a nested run has a number of its own.
public sealed interface Frame {

    /// From the server.
    sealed interface ToWorker extends Frame {}

    /// From a worker.
    sealed interface FromWorker extends Frame {}

    /// The first frame to a worker: what it is to be.
    ///
    /// @param pooledContexts contexts made ahead for each class
    /// @param graceMillis how long a run that was told to stop may take until the worker gives up
    /// @param lockdown whether it gives up the rights of its process before its first run
    /// @param readable files and folders that it may read after that; where there are none, it
    ///   opens no file at all
    record Setup(
            Language language,
            HostBinding binding,
            List<Budget> classes,
            int pooledContexts,
            int graceMillis,
            boolean lockdown,
            List<String> readable)
            implements ToWorker {
        public Setup {
            classes = List.copyOf(classes);
            readable = List.copyOf(readable);
        }
    }

    /// What a run is expected to ask first, with the answer as in a [Reply]. Travels before the
    /// [Run]; void as soon as the run makes another call.
    record Ahead(int run, int function, String argumentsJson, String text) implements ToWorker {}

    /// To run a function; while another waits for a reply, nested in that.
    ///
    /// @param budget index of its class in the setup
    /// @param patient whether every host call is to wait for its answer
    /// @param slot where the worker keeps the source for later runs; -1 to keep it nowhere
    /// @param source empty when the worker has it in that slot
    record Run(
            int run,
            int budget,
            Allowance allowance,
            boolean patient,
            String functionName,
            int slot,
            Optional<String> source,
            String argumentsJson,
            String owner,
            Optional<String> reuse)
            implements ToWorker {}

    /// To check a function; answered by [Done].
    record Check(int run, String functionName, String source) implements ToWorker {}

    /// The answer to a [Call] or [Await]: `V` and JSON text, or `R`, a code, a line feed and a
    /// message.
    record Reply(int run, String text) implements ToWorker {}

    /// In place of a reply: the run is over, and is to be ended. Answered by [Done].
    record Stop(int run) implements ToWorker {}

    /// The first frame from a worker.
    ///
    /// @param secret what it was started with
    record Hello(String secret) implements FromWorker {}

    /// The worker is warm and waits for runs.
    ///
    /// @param protections what it has put in force against itself, for people to read
    record Ready(List<String> protections) implements FromWorker {
        public Ready {
            protections = List.copyOf(protections);
        }
    }

    /// The guest of a run begins, after what has to be there before it: the first of a run, if it
    /// comes. Travels before another frame, unless that took long.
    ///
    /// @param preparationNanos how long that took
    record Begun(int run, long preparationNanos) implements FromWorker {}

    /// A host call; the worker waits for the [Reply].
    ///
    /// @param function index in [HostBinding#names]
    /// @param used what the run itself took so far
    record Call(int run, int function, String argumentsJson, Used used) implements FromWorker {}

    /// The guest has made the call whose answer came [Ahead]: its first. Travels before a frame
    /// that waits.
    record Took(int run) implements FromWorker {}

    /// A host call whose answer the guest has not read yet. Travels before a frame that waits.
    ///
    /// @param ticket counts up from 0 within a run
    record Later(int run, int ticket, int function, String argumentsJson) implements FromWorker {}

    /// The guest reads the answer to a [Later]; the worker waits for the [Reply].
    record Await(int run, int ticket) implements FromWorker {}

    /// A line of the console. Travels before a frame that waits.
    record Log(int run, String level, String text) implements FromWorker {}

    /// The worker ends with this run, which is as good as any: what its guests have left behind
    /// would be in the way of others. Travels before the [Done].
    record Leaving(int run) implements FromWorker {}

    /// The run is over.
    ///
    /// @param used what the run itself took
    record Done(int run, Ending ending, Used used) implements FromWorker {}

    /// How a run ended.
    sealed interface Ending {
        record Returned(String valueJson) implements Ending {}

        record Wrong(GuestError error) implements Ending {}

        record Stopped(Limit limit) implements Ending {}
    }
}
