/*---
{
  "id": "extend",
  "summary": "Makes what the player's own tools have made here last longer.",
  "phrases": [
    "make my bridge last longer",
    "extend the time of what I made",
    "keep my creations from fading",
    "another minute for my light",
    "renew what is about to disappear",
    "slow down the fading of my things",
    "make it permanent",
    "prolong the spell",
    "hold the bridge for a while longer",
    "keep the wall that I made standing longer",
    "keep my bridge for more minutes",
    "five more minutes for what I made"
  ],
  "avoid": [
    "a bridge that stays for a minute",
    "make it bigger",
    "how much time is left",
    "a long wooden bridge",
    "an invisible bridge over the abyss"
  ],
  "slots": {
    "duration": { "kind": "duration", "default": 120, "doc": "Seconds that it lasts." }
  },
  "requires": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "owner": "$soul"}}
  ],
  "ensures": [
    { "fact": "changed", "thing": { "kind": "temporary_object", "owner": "$soul"}}
  ]
}
---*/
function $NAME$() {
  const seconds = $duration$;
  let renewed = 0;
  for (const thing of host.scene().temporary_objects) {
    try {
      host.updateTemporaryObject({ object_id: thing.id, duration: seconds });
      renewed += 1;
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
    }
  }
  return renewed > 0
    ? { success: true, message: `${renewed} of your things here will stand for ${seconds} more seconds.` }
    : { success: false, message: "Nothing that you made stands here, so there is nothing to keep. Make something first." };
}
