/// The search index over functions (and other documents, such as memories): words and vectors,
/// fused.
///
/// It is derived. The truth about functions lives in the world and is committed with it; whoever
/// commits tells this index afterwards ([FunctionIndex#put], [FunctionIndex#remove],
/// [FunctionIndex#commit]) and compares it with the world where its stamp is not the world's
/// ([FunctionIndex#contents]). The forge searches it for similar functions. It depends on none of
/// our other modules: the caller brings the [Embedder].
///
/// Thread rule: [FunctionIndex] may be used from any thread. Embedding and searching happen on the
/// caller's thread; everything that writes or opens files happens on the index's own thread.
@NullMarked
package dev.orbwright.functionstore;

import org.jspecify.annotations.NullMarked;
