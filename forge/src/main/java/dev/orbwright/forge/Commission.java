package dev.orbwright.forge;

/// A tool that is to be made.
///
/// @param order what a writer is asked for
/// @param wish what it is for, and whose it will be
/// @param place where it is meant to work
/// @param maker how a draft becomes the tool
/// @param begun when it was, by [System#nanoTime]
record Commission(Order order, Wish wish, Place place, Tools.Maker maker, long begun) {

    Commission(Order order, Wish wish, Place place, Tools.Maker maker) {
        this(order, wish, place, maker, System.nanoTime());
    }

    /// The tool that a draft makes.
    NewTool tool(Draft.Written draft) {
        return maker.tool(draft);
    }

    /// The tool that the draft makes which passed; its provenance says how it came to be.
    NewTool finished(Drafting.Result.Accepted accepted) {
        double seconds = Math.round((System.nanoTime() - begun) / 1e7) / 100.0;
        return Tools.withHistory(
                tool(accepted.draft()),
                wish,
                accepted.attempts(),
                seconds,
                accepted.passed().tried());
    }
}
