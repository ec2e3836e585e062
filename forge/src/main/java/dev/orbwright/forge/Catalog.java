package dev.orbwright.forge;

import java.util.List;

/// Where similar functions are looked for.
public interface Catalog {

    /// Functions that do something like this, best first.
    ///
    /// Where the search fails, by whatever exception, a wish goes on without them.
    ///
    /// @param limit at most so many
    List<Order.Similar> similar(String description, int limit);
}
