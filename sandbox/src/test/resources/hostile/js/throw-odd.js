// Tries: to throw something that does harm when it is looked at.
// Stopped by: the host does not call what a guest throws.
// Expect: failed GUEST_ERROR
function attack() {
  throw { get message() { for (;;); }, get code() { for (;;); }, toString() { for (;;); }, toJSON() { for (;;); } };
}
