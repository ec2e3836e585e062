/*---
{
  "id": "dispel",
  "summary": "Removes what the player's own tools have made here.",
  "phrases": [
    "remove everything I made",
    "dispel my creations",
    "clean up",
    "make the wall I made vanish",
    "undo what my tools built",
    "let the smoke disappear",
    "banish the light again",
    "a broom that sweeps away my magic",
    "get rid of the storm",
    "erase my bridges",
    "blow away what I conjured"
  ],
  "avoid": [
    "put out the fire",
    "throw away an item from my bag",
    "unlock the door",
    "make me invisible"
  ],
  "slots": {},
  "requires": [],
  "ensures": [
    { "fact": "absent", "thing": { "kind": "temporary_object", "owner": "$soul"}}
  ]
}
---*/
function $NAME$() {
  let removed = 0;
  for (const thing of host.scene().temporary_objects) {
    try {
      host.remove({ id: thing.id });
      removed += 1;
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
    }
  }
  return removed > 0
    ? { success: true, message: `${removed} of the things that you made here ${removed === 1 ? "is" : "are"} gone.` }
    : { success: true, message: "Nothing that you made stands here, so nothing was removed." };
}
