package dev.orbwright.llm;

import com.fasterxml.jackson.databind.json.JsonMapper;

/// The one JSON mapper of this package; immutable, so it may be shared.
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}
}
