package dev.orbwright.bench.forge;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;
import java.awt.Color;
import java.util.regex.Pattern;

/// Colours as people would call them, wide enough for any shade that somebody may choose.
enum Hue {
    RED(345, 18),
    ORANGE(12, 45),
    YELLOW(40, 68),
    GREEN(75, 170),
    BLUE(180, 255),
    PURPLE(255, 320),
    PINK(300, 350),
    BLACK(0, 0),
    WHITE(0, 0);

    private static final Pattern HEX = Pattern.compile("\"[\\w]*color_hex\":\"#([0-9a-fA-F]{6})\"");

    private final float from;
    private final float to;

    Hue(float from, float to) {
        this.from = from;
        this.to = to;
    }

    /// Whether a thing that looks so has any part of this colour.
    boolean isIn(Json look) {
        return HEX.matcher(JsonText.write(look))
                .results()
                .anyMatch(found -> is(Integer.parseInt(found.group(1), 16)));
    }

    private boolean is(int rgb) {
        float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
        float degrees = hsb[0] * 360;
        return switch (this) {
            case BLACK -> hsb[2] < 0.25;
            case WHITE -> hsb[1] < 0.15 && hsb[2] > 0.8;
            case PINK -> degrees >= from && degrees <= to && hsb[1] > 0.15 && hsb[2] > 0.6;
            default -> hsb[1] > 0.25 && hsb[2] > 0.25 && between(degrees);
        };
    }

    private boolean between(float degrees) {
        return from <= to ? degrees >= from && degrees <= to : degrees >= from || degrees <= to;
    }
}
