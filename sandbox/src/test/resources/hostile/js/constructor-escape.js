// Tries: to make code from text.
// Stopped by: evaluation of text is off.
// Expect: failed GUEST_ERROR
function attack() { return (() => 1).constructor.constructor('return globalThis')(); }
