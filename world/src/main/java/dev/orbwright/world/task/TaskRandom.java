package dev.orbwright.world.task;

/// Randomness that can begin again from any of its points: SplitMix64 (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", 2014), whose whole state is one number.
final class TaskRandom {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long point;

    TaskRandom(long seed) {
        this.point = seed;
    }

    /// Where it is now, for [#goBackTo].
    long point() {
        return point;
    }

    /// From here on, the same comes as came after this point.
    void goBackTo(long earlier) {
        point = earlier;
    }

    long nextLong() {
        point += GOLDEN_GAMMA;
        long mixed = (point ^ (point >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /// From 0 (included) to 1 (excluded).
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }
}
