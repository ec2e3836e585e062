/// The tags in which a mind answers, read while they arrive.
///
/// A mind's raw reply goes into a [dev.orbwright.npc.tag.TagParser] piece by piece; what is in it
/// comes out as calls of a [dev.orbwright.npc.tag.TagListener], at once. How the reply is cut into
/// pieces makes no difference to what comes out, only to how the text of one element is.
///
/// ```
/// text -> MarkupReader (markers, entities) -> TagParser (which element is open) -> SpokenText
///      -> TagListener: opened, text ..., closed
/// ```
///
/// What a `<function>` says is read by [dev.orbwright.npc.tag.Commands].
///
/// **Threads.** A parser is used by one thread at a time.
@NullMarked
package dev.orbwright.npc.tag;

import org.jspecify.annotations.NullMarked;
