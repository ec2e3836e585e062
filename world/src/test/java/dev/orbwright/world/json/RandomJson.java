package dev.orbwright.world.json;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// JSON values from a seed: small, nested, and with the characters and numbers that go wrong.
public final class RandomJson {

    private static final String ODD_CHARACTERS =
            "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\u00e9\u4e16\ufeff\uffff<>&'{}[]:, ";

    private final SplittableRandom random;

    /// Values that this source of randomness determines.
    public RandomJson(SplittableRandom random) {
        this.random = random;
    }

    /// A value nested at most this deep.
    public Json value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Json.Null.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextInt(-1000, 1000));
            case 3 -> Json.of(number());
            case 4 -> Json.of(text());
            case 5 -> array(depth - 1);
            default -> object(depth - 1);
        };
    }

    /// An object nested at most one deeper than this.
    public JsonObject object(int depth) {
        JsonObject.Builder out = JsonObject.builder();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            out.put(text(), value(depth));
        }
        return out.build();
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            items.add(value(depth));
        }
        return new Json.Arr(items);
    }

    private double number() {
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) ? any : -0.0;
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            switch (random.nextInt(3)) {
                case 0 -> out.append((char) random.nextInt('a', 'z' + 1));
                case 1 ->
                        out.append(ODD_CHARACTERS.charAt(random.nextInt(ODD_CHARACTERS.length())));
                default -> out.appendCodePoint(random.nextInt(0x1f300, 0x1f600));
            }
        }
        return out.toString();
    }
}
