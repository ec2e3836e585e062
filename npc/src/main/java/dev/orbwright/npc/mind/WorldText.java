package dev.orbwright.npc.mind;

import java.util.List;

/// What players and the world have said, for a model: data between markers, in which no tag and no
/// marker can stand.
public final class WorldText {

    /// Before it.
    public static final String BEGIN = "<<<WORLD";

    /// After it.
    public static final String END = "WORLD>>>";

    private static final int LONGEST_LINE = 600;

    private WorldText() {}

    /// One line, without anything that could be taken for a tag or a marker.
    public static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String cut = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
        return cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Adds a title with lines below it, as they are; nothing where there are none.
    public static void section(List<String> lines, String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add(title);
            items.forEach(item -> lines.add("  " + item));
        }
    }
}
