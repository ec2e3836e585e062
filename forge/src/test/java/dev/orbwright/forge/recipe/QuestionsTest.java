package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a tool that asks me for my name                    | What is your name?
                    ask me for my name and remember it                 | What is your name?
                    it asks me my name, then greets me                 | What is your name?
                    ask me what my name is                             | What is your name?
                    a tool that asks me what colour I like             | What colour do you like?
                    ask me how I feel                                  | How do you feel?
                    ask me how I am every time I use it                | How are you?
                    ask me where I want to go with my friends          | Where do you want to go with your friends?
                    ask me whether I'm happy                           | Are you happy?
                    ask me if I can swim                               | Can you swim?
                    ask me what my dream was                           | What was your dream?
                    ask me who I am                                    | Who are you?
                    a diary that asks me what to write down            | What shall I write down?
                    ask me what I had for breakfast                    | Tell me what you had for breakfast.
                    ask me about my day and keep the answer            | Tell me about your day.
                    ask me for the password                            | What is the password?
                    ask me for a number                                | Which number?
                    ask me "Who goes there?" and keep it               | Who goes there?
                    a box that asks me 'Tea or coffee' in the morning  | Tea or coffee
                    a quiz that asks me a question                     | What do you say?
                    ask me something                                   | What do you say?
                    ask me                                             | What do you say?
                    """)
    void questionComesFromTheWish(String wish, String question) {
        assertThat(Questions.in(Wording.of(wish))).hasValue(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a notebook for my notes", "a task for me", "", "remember my name"})
    void nothingIsAskedThatTheWishDoesNotSay(String wish) {
        assertThat(Questions.in(Wording.of(wish))).isEmpty();
    }

    @Test
    void endlessQuestionIsNotAsked() {
        assertThat(Questions.in(Wording.of("ask me for my " + "very ".repeat(300) + "name")))
                .hasValue("What do you say?");
    }
}
