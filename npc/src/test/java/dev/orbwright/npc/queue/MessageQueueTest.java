package dev.orbwright.npc.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MessageQueueTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final MessageQueue queue = new MessageQueue(50, () -> now);

    private static Message message(Message.Kind kind, String content, double distance) {
        return new Message(
                kind,
                Optional.of("soul"),
                "Somebody",
                content,
                OptionalDouble.of(distance),
                false,
                0,
                Optional.empty());
    }

    private List<String> all() {
        return queue.take(1000).stream()
                .flatMap(batch -> batch.messages().stream())
                .map(Message::content)
                .toList();
    }

    @Test
    void playersComeBeforeNpcsAndNpcsBeforeTheWorld() {
        queue.add(message(Message.Kind.HAPPENING, "world", 10));
        queue.add(message(Message.Kind.NPC, "npc", 10));
        queue.add(message(Message.Kind.CHAT, "player", 10));
        assertThat(all()).containsExactly("player", "npc", "world");
    }

    @Test
    void nearnessCountsUpToTen() {
        assertThat(message(Message.Kind.CHAT, "", 0).importance()).isEqualTo(20);
        assertThat(message(Message.Kind.CHAT, "", 3).importance()).isEqualTo(17);
        assertThat(message(Message.Kind.CHAT, "", 10).importance()).isEqualTo(10);
        assertThat(message(Message.Kind.CHAT, "", 400).importance()).isEqualTo(10);
        assertThat(message(Message.Kind.CHAT, "", -5).importance()).isEqualTo(20);
    }

    @Test
    void waitingCountsUpToFiveSeconds() {
        queue.add(message(Message.Kind.NPC, "waited", 6)); // 9, and 5 in the end
        now += 4 * SECOND;
        queue.add(message(Message.Kind.CHAT, "fresh", 7.5)); // 12.5
        assertThat(queue.contents())
                .extracting(ranked -> ranked.message().content(), MessageQueue.Ranked::worth)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("waited", 13.0),
                        org.assertj.core.api.Assertions.tuple("fresh", 12.5));
        now += 10 * SECOND;
        assertThat(queue.contents())
                .extracting(MessageQueue.Ranked::worth)
                .containsExactly(17.5, 14.0);
        assertThat(all()).containsExactly("fresh", "waited");
    }

    @Test
    void equalOnesComeInTheirOrder() {
        for (int i = 0; i < 10; i++) {
            queue.add(message(Message.Kind.CHAT, "m" + i, 5));
        }
        assertThat(all())
                .containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
    }

    @Test
    void whatIsPutBackComesBeforeItsEquals() {
        queue.add(message(Message.Kind.CHAT, "one", 5));
        queue.add(message(Message.Kind.CHAT, "two", 5));
        List<Message> taken = queue.take(10).orElseThrow().messages();
        now += 2 * SECOND;
        queue.add(message(Message.Kind.CHAT, "three", 5));
        now += SECOND / 2;
        assertThat(queue.putBack(taken)).isEmpty();
        assertThat(all()).containsExactly("one", "two", "three");
    }

    @Test
    void whatIsPutBackIntoAFullQueueDropsWhatMattersLeast() {
        queue.add(message(Message.Kind.CHAT, "near", 5));
        List<Message> taken = queue.take(10).orElseThrow().messages();
        for (int i = 0; i < 50; i++) {
            queue.add(message(Message.Kind.CHAT, "far " + i, 9));
        }
        assertThat(queue.putBack(taken)).extracting(Message::content).containsExactly("far 49");
        assertThat(all()).hasSize(50).first().isEqualTo("near");
    }

    @Test
    void aFullQueueDropsWhatMattersLeast() {
        for (int i = 0; i < 49; i++) {
            assertThat(queue.add(message(Message.Kind.CHAT, "m" + i, 5))).isEmpty();
        }
        queue.add(message(Message.Kind.HAPPENING, "a leaf falls", 9));
        assertThat(queue.add(message(Message.Kind.CHAT, "one more", 5)))
                .map(Message::content)
                .contains("a leaf falls");
        assertThat(queue.add(message(Message.Kind.HAPPENING, "another leaf", 9)))
                .map(Message::content)
                .contains("another leaf");
        assertThat(queue.size()).isEqualTo(50);
    }

    @Test
    void urgencyIsOfWhatIsStillThere() {
        assertThat(queue.isUrgent()).isFalse();
        queue.add(Message.chat("soul", "Ann", "hello", 9));
        assertThat(queue.isUrgent()).isFalse();
        queue.add(Message.chat("soul", "Ann", "nearer", 8).asUrgent());
        assertThat(queue.isUrgent()).isTrue();
        assertThat(queue.take(1)).isPresent();
        assertThat(queue.isUrgent()).isFalse();
        queue.add(message(Message.Kind.CHAT, "very near", 1));
        assertThat(queue.isUrgent()).isTrue();
    }

    @Test
    void theOrderIsThatOfAPlainListWhateverHappens() {
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            now = 0;
            MessageQueue tested = new MessageQueue(50, () -> now);
            List<Message> messages = new ArrayList<>();
            List<Long> times = new ArrayList<>();
            int count = 1 + random.nextInt(50);
            for (int i = 0; i < count; i++) {
                now += random.nextInt(1_500) * 1_000_000L;
                Message.Kind kind = List.of(Message.Kind.values()).get(random.nextInt(7));
                Message message = message(kind, "m" + i, random.nextInt(40) / 3.0);
                messages.add(message);
                times.add(now);
                tested.add(message);
            }
            now += random.nextInt(3_000) * 1_000_000L;
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                order.add(i);
            }
            order.sort(
                    Comparator.comparingDouble((Integer i) ->
                            -Math.round(
                                    1e6
                                            * (messages.get(i).importance()
                                                    + Math.min(
                                                            5,
                                                            (now - times.get(i))
                                                                    / (double) SECOND)))));
            List<Double> expected =
                    order.stream().map(i -> worth(messages.get(i), times.get(i))).toList();
            List<Double> seen = new ArrayList<>();
            while (!tested.isEmpty()) {
                Message next = tested.take(1).orElseThrow().main();
                seen.add(worth(next, times.get(messages.indexOf(next))));
            }
            for (int i = 0; i < count; i++) {
                assertThat(seen.get(i))
                        .isCloseTo(expected.get(i), org.assertj.core.data.Offset.offset(1e-6));
            }
        }
    }

    private double worth(Message message, long since) {
        return message.importance() + Math.min(5, (now - since) / (double) SECOND);
    }
}
