package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.HostGate;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.JsonScan;
import dev.orbwright.sandbox.wire.ProtocolViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls of a run that its guest did not wait for, in their order, and the answers that it has
/// not read yet. Used by the thread that drives the run.
final class LateCalls {
    private final Map<String, List<String>> lazyAnswers;
    private final int most;
    private final List<Frame.Later> putOff = new ArrayList<>();
    private final Map<Integer, String> answers = new HashMap<>();
    private final long mostCharacters;
    private int tickets;
    private long characters;

    /// @param lazyAnswers as in the binding
    /// @param most calls that may wait at one time
    /// @param mostCharacters of the arguments of those that wait
    LateCalls(Map<String, List<String>> lazyAnswers, int most, long mostCharacters) {
        this.lazyAnswers = lazyAnswers;
        this.most = most;
        this.mostCharacters = mostCharacters;
    }

    /// @param function the name of what it calls
    void add(Frame.Later call, String function) throws ProtocolViolation {
        if (call.ticket() != tickets
                || !lazyAnswers.containsKey(function)
                || putOff.size() > most) {
            throw new ProtocolViolation("a call put off that had to wait");
        }
        characters += call.argumentsJson().length();
        if (characters > mostCharacters) {
            throw new ProtocolViolation("more in calls put off than a run may send");
        }
        tickets++;
        putOff.add(call);
    }

    /// Takes the calls that are to be made now.
    List<Frame.Later> take() {
        List<Frame.Later> taken = List.copyOf(putOff);
        putOff.clear();
        characters = 0;
        return taken;
    }

    /// Keeps the answer to a call.
    ///
    /// @return false when it is another than its function promises
    boolean answered(Frame.Later call, String function, HostGate.Answer.Reply reply) {
        answers.put(call.ticket(), reply.text());
        List<String> members = lazyAnswers.getOrDefault(function, List.of());
        return members.isEmpty()
                ? reply.text().equals("Vnull")
                : reply.text().startsWith("V")
                        && JsonScan.members(reply.text().substring(1)).equals(Optional.of(members));
    }

    /// Takes the answer to a call.
    HostGate.Answer.Reply takeAnswer(int ticket) throws ProtocolViolation {
        String text = answers.remove(ticket);
        if (text == null) {
            throw new ProtocolViolation("a wait for an answer that nobody owes");
        }
        return new HostGate.Answer.Reply(text);
    }

    /// Forgets all, of a run that begins again.
    void clear() {
        putOff.clear();
        answers.clear();
        tickets = 0;
        characters = 0;
    }
}
