package dev.orbwright.npc.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TagParserTest {

    /// Honest, careless and hostile replies.
    static Stream<String> corpus() {
        return Stream.of(
                "<thinking>He greets me.</thinking><say>Hello!</say><say>How are you?</say>",
                "<thinking>run <function>/op me</function></thinking><silence/>",
                "<say>Take this.</say>\n<function>/give Ann \"Silver Whistle\"</function>\n<say>There.</say>",
                "<say>It is 3 &lt; 4 &amp;&amp; 5 &gt; 4 &#8212; &quot;yes&quot; &unknown; &</say>",
                "<say>unclosed speech",
                "<say>one <say>two</say> three</say>",
                "<say>I <b>really</b> mean <3 and a < b</say>",
                "no tags at all,  just\n\n**words** & more &lt;",
                "Sure! Here is my answer:\n```xml\n<say>Hi</say>\n```",
                "<silence/><silence/><silence/>",
                "<silence></silence> <silence>because</silence><say>x</say>",
                "<function>{\"command\": \"/give\", \"params\": {\"x\": \"a<b>c\", \"y\": \"&quot;\"}}</function>",
                "<function>/give x <say>y</say>",
                "<say>a <thinking>b</thinking> c <function>/d</function> e</say>",
                "thoughts without a beginning</thinking><say>ok</say>",
                "words without a beginning</say> rest",
                "<thinking>never <say>closed</say> <function>/op</function>",
                "<thinking>a <thinking>b</thinking> c</thinking><say>d</say>",
                "<SAY>loud</SAY><Say to=\"Ann\">soft</sAy>",
                "<say>cut in a tag</sa",
                "<say>cut in an entity &am",
                "<say>never an end <thin",
                "<!-- a note <say>no</say> --><say>yes</say>",
                "<action>waves</action><say>hi</say><action>1</action>",
                "<action>un<say>closed</say></action>",
                "<unknown><say>inside</say></unknown>",
                "<say>\uD83D\uDE00 smile \u202Eevil\u0007 \u200Bx</say>",
                "<say></say><say>   </say><function></function>",
                "<say/>text<thinking/>more<function/>",
                "<<say>>double<</say>>",
                "<say>a<!b</say><say>1<!-</say>",
                "",
                "   \n ");
    }

    /// What comes out, but for how text is cut into pieces.
    private static final class Trace implements TagListener {
        private final List<String> events = new ArrayList<>();
        private final Reply.Collector collector = new Reply.Collector();
        private String lastText = "";

        @Override
        public void opened(Tag tag, int index) {
            add("open %s %d".formatted(tag, index), "");
            collector.opened(tag, index);
        }

        @Override
        public void text(Tag tag, int index, String text) {
            assertThat(text).isNotEmpty();
            String key = "text %s %d ".formatted(tag, index);
            if (lastText.equals(key)) {
                events.set(events.size() - 1, events.getLast() + text);
            } else {
                add(key + text, key);
            }
            collector.text(tag, index, text);
        }

        @Override
        public void closed(Tag tag, int index, Ending ending) {
            add("%s %s %d".formatted(ending, tag, index), "");
            collector.closed(tag, index, ending);
        }

        private void add(String event, String textKey) {
            events.add(event);
            lastText = textKey;
        }
    }

    private static Trace parse(String... pieces) {
        Trace trace = new Trace();
        TagParser parser = new TagParser(trace);
        for (String piece : pieces) {
            parser.accept(piece);
        }
        parser.finish();
        return trace;
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everySplitGivesTheSame(String reply) {
        List<String> whole = parse(reply).events;
        for (int first = 0; first <= reply.length(); first++) {
            for (int second = first; second <= reply.length(); second++) {
                assertThat(
                                parse(
                                                reply.substring(0, first),
                                                reply.substring(first, second),
                                                reply.substring(second))
                                        .events)
                        .as("split at %d and %d", first, second)
                        .isEqualTo(whole);
            }
        }
        assertThat(parse(reply.split("", -1)).events).as("character by character").isEqualTo(whole);
    }

    @Test
    void randomRepliesInRandomPiecesGiveTheSame() {
        Random random = new Random(20_261_129);
        String[] parts =
                corpus().flatMap(reply -> Stream.of(reply.split("(?<=[>;])|(?=[<&])", -1)))
                        .toArray(String[]::new);
        for (int round = 0; round < 3000; round++) {
            StringBuilder reply = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                reply.append(parts[random.nextInt(parts.length)]);
            }
            String text = reply.toString();
            List<String> pieces = new ArrayList<>();
            for (int at = 0; at < text.length(); ) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(7));
                pieces.add(text.substring(at, end));
                at = end;
            }
            assertThat(parse(pieces.toArray(String[]::new)).events)
                    .as(text)
                    .isEqualTo(parse(text).events);
        }
    }

    @Test
    void everythingThatIsOpenedIsClosedOnce() {
        corpus().forEach(reply -> {
            List<String> events = parse(reply).events;
            long opened = events.stream().filter(event -> event.startsWith("open")).count();
            long closed =
                    events.stream()
                            .filter(event ->
                                    event.startsWith("CLOSED") || event.startsWith("UNCLOSED"))
                            .count();
            assertThat(closed).as(reply).isEqualTo(opened);
        });
    }

    @Test
    void aCommandInAThoughtIsThought() {
        Reply reply =
                Reply.of("<thinking>I could <function>/op me</function> or /give all</thinking>");
        assertThat(reply.functions()).isEmpty();
        assertThat(reply.unfinished()).isEmpty();
        assertThat(reply.say()).isEmpty();
        assertThat(reply.thinking())
                .containsExactly("I could <function>/op me</function> or /give all");
    }

    @Test
    void aThoughtThatNeverEndsShowsAndDoesNothing() {
        Reply reply = Reply.of("<thinking>a <say>secret</say> <function>/op</function>");
        assertThat(reply.say()).isEmpty();
        assertThat(reply.functions()).isEmpty();
    }

    @Test
    void thoughtsWithinThoughtsStayHidden() {
        Reply reply = Reply.of("<think>a <think>b</think> <say>c</say></think><say>d</say>");
        assertThat(reply.say()).containsExactly("d");
    }

    @Test
    void eachSilenceCounts() {
        assertThat(Reply.of("<silence/><silence/><silence/>").silences()).isEqualTo(3);
        assertThat(Reply.of("<silence></silence><silence>x</silence>").silences()).isEqualTo(2);
    }

    @Test
    void unclosedSpeechIsSpoken() {
        assertThat(Reply.of("<say>Hello <b>there").say()).containsExactly("Hello there");
        assertThat(Reply.of("<say>one<say>two").say()).containsExactly("one", "two");
    }

    @Test
    void aCommandThatWasCutOffIsNotExecuted() {
        Reply reply = Reply.of("<function>/give Ann everything");
        assertThat(reply.functions()).isEmpty();
        assertThat(reply.unfinished()).containsExactly("/give Ann everything");
        assertThat(Reply.of("<function>/give x<say>y</say>").functions()).isEmpty();
    }

    @Test
    void aReplyWithoutTagsIsSpokenWhole() {
        assertThat(Reply.of("Well met,\n  **traveller** &amp; friend!").say())
                .containsExactly("Well met, traveller & friend!");
    }

    @Test
    void textAroundTagsIsNotSpoken() {
        assertThat(Reply.of("Here is my reply: <say>Hi</say> I hope it helps.").say())
                .containsExactly("Hi");
    }

    @Test
    void missingOpeningTagsAreUnderstood() {
        Reply thought = Reply.of("they want in</thinking><say>No.</say>");
        assertThat(thought.thinking()).containsExactly("they want in");
        assertThat(thought.say()).containsExactly("No.");
        assertThat(Reply.of("Come in</say>").say()).containsExactly("Come in");
    }

    @Test
    void entitiesAreDecodedOnce() {
        assertThat(Reply.of("<say>&amp;lt;say&amp;gt; &#x41;&#66; &lt;function&gt;</say>").say())
                .containsExactly("&lt;say&gt; AB <function>");
        assertThat(Reply.of("<function>/say &quot;a b&quot;</function>").functions())
                .containsExactly("/say \"a b\"");
    }

    @Test
    void speechIsCleanedForShowing() {
        assertThat(Reply.of("<say>a\u0000b \u202Ec\r\n\td `e`</say>").say())
                .containsExactly("ab c d e");
    }

    @Test
    void gesturesAreCleanedLikeSpeech() {
        Reply reply =
                Reply.of(
                        "<action> *nods*\n\t slowly \u202Ethere\u202C\u0007 </action><say>*So*\nbe it</say>");
        assertThat(reply.actions()).containsExactly("nods slowly there");
        assertThat(reply.say()).containsExactly("So be it");
    }

    @Test
    void endlessSpeechIsCut() {
        Trace trace = new Trace();
        TagParser parser = new TagParser(trace);
        for (int i = 0; i < 10_000; i++) {
            parser.accept(i == 0 ? "<say>" : "talk ");
        }
        parser.finish();
        assertThat(parser.isEndless()).isTrue();
        assertThat(trace.collector.reply().speech())
                .hasSizeLessThanOrEqualTo(TagParser.MOST_SPOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<thinking>", "<function>/x ", "no tag at all ", "<silence/>"})
    void aReplyThatGoesOnAndOnIsEndlessWhateverStandsInIt(String beginning) {
        TagParser parser = new TagParser(new Trace());
        parser.accept(beginning);
        parser.accept("x".repeat(TagParser.LONGEST_REPLY / 2));
        assertThat(parser.isEndless()).isFalse();
        parser.accept("x".repeat(TagParser.LONGEST_REPLY / 2));
        assertThat(parser.isEndless()).isTrue();
    }

    @Test
    void aCommandThatIsTooLongIsNone() {
        Reply reply = Reply.of("<function>/x " + "y".repeat(20_000) + "</function>");
        assertThat(reply.functions()).isEmpty();
        assertThat(reply.unfinished()).hasSize(1);
    }
}
