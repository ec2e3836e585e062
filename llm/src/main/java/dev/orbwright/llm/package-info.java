/// Chat models and embedders behind small interfaces.
///
/// The forge and the NPCs ask a [ChatModel]; the function store is given a [TextEmbedder] by the
/// server. Doors: [ModelSettings#read] reads the configuration, [ChatModels#open] and
/// [Embedders#open] make what it describes. Nothing here knows of worlds, functions or players, and
/// no other package sees the OpenAI client or the ONNX runtime.
///
/// ```
/// ChatModel (RetryingChatModel: deadline, waits) -> OpenAiEndpoint: one attempt
///     -> openai-java -> WireGuard (size, errors in full) -> the provider
/// ```
///
/// **Threads.** Every call blocks its caller and may be made from any number of threads at once.
/// Interrupting the caller ends the request for real: the provider sees its connection close. A
/// listener is called by one thread at a time, not always the caller's, and never after the call
/// has returned.
///
/// **Errors.** What a provider or a network can do is a value ([ChatOutcome.Failure]), or, for
/// embedders, an [EmbeddingException]. Wrong configuration is a [ModelSettingsException] at
/// start-up. No message, log line or `toString` carries a key.
@NullMarked
package dev.orbwright.llm;

import org.jspecify.annotations.NullMarked;
