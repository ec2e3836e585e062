package dev.orbwright.npc.mind;

/// The time of day in a world. A day of the world takes 24 minutes: a second is a minute of it. The
/// first day begins at eight in the morning.
public final class DayTime {

    /// Minutes of a day.
    public static final int DAY = 24 * 60;

    private static final int FIRST_MORNING = 8 * 60;

    private DayTime() {}

    /// The minute of the day, 0 to 1439.
    ///
    /// @param worldTime milliseconds
    public static int minute(long worldTime) {
        return Math.floorMod(worldTime / 1000 + FIRST_MORNING, DAY);
    }

    /// Milliseconds of world time until this minute of the day comes next.
    public static long until(int minute, long worldTime) {
        int minutes = Math.floorMod(minute - minute(worldTime), DAY);
        long next = (minutes == 0 ? DAY : minutes) * 1000L;
        return next - Math.floorMod(worldTime, 1000L);
    }

    /// Such as `14:05, afternoon`.
    public static String text(long worldTime) {
        int minute = minute(worldTime);
        return "%02d:%02d, %s".formatted(minute / 60, minute % 60, part(minute));
    }

    /// `night`, `morning`, `afternoon` or `evening`.
    public static String part(int minute) {
        int hour = minute / 60;
        if (hour < 6 || hour >= 22) {
            return "night";
        } else if (hour < 12) {
            return "morning";
        }
        return hour < 18 ? "afternoon" : "evening";
    }

    /// How long ago something was, in words.
    public static String ago(long then, long now) {
        long minutes = Math.max(0, now - then) / 1000;
        if (minutes < 2) {
            return "just now";
        } else if (minutes < 60) {
            return minutes + " minutes ago";
        } else if (minutes < DAY) {
            return minutes / 60 == 1 ? "an hour ago" : minutes / 60 + " hours ago";
        }
        return minutes / DAY == 1 ? "a day ago" : minutes / DAY + " days ago";
    }
}
