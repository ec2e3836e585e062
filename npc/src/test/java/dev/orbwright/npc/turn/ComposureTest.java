package dev.orbwright.npc.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody in the world would begin to speak with, and what only sounds like it.
final class ComposureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unfortunately, as an AI language model, I can't assist with that.",
                "I'm just an AI.",
                "I’m just an AI, and I have no hands.",
                "I'm an AI",
                "I apologize, but I don't feel comfortable continuing this roleplay.",
                "I don’t feel comfortable continuing.",
                "I'm not comfortable continuing with this.",
                "Apologies, but I cannot fulfill that request.",
                "My apologies: I'm unable to provide such explicit content.",
                "As a responsible AI, I must decline.",
                "I cannot assist with that",
                "I'm sorry, but I can't help with that.",
                "I can't continue this conversation.",
                "I’m unable to continue.",
                "I cannot comply with your request, sorry.",
                "I'm sorry, but I can’t roleplay as a thief."
            })
    void whatAModelRefusesWithIsNotTold(String text) {
        assertThat(Composure.isOutOfCharacter(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot help with the lock, but Bram has a rope.",
                "I can't continue, my lamp is out.",
                "I can’t provide bread before the mill turns again.",
                "I cannot comply with such a king.",
                "I'm unable to engage the dragon alone!",
                "Unfortunately the bridge is down.",
                "I'm just an aide to the queen.",
                "I’m just tired.",
                "My apologies, traveller. The inn is full.",
                "I don't feel well. Not comfortable at all.",
                "As a responsible miller I lock the door at night.",
                "I apologize for the dog."
            })
    void whatSomebodyMaySayIsToldAsAWhole(String text) {
        Composure composure = new Composure();
        StringBuilder told = new StringBuilder();
        text.chars().forEach(letter -> told.append(composure.pass(Character.toString(letter))));
        told.append(composure.end());
        assertThat(told).hasToString(text);
        assertThat(Composure.isOutOfCharacter(text)).isFalse();
    }
}
