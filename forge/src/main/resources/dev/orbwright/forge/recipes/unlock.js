/*---
{
  "id": "unlock",
  "summary": "Tries to open a lock; the world's own locks do not yield to it.",
  "phrases": [
    "unlock the vault",
    "open the door",
    "a skeleton key for the keyhole",
    "pick the lock",
    "a lockpick that opens anything",
    "open the vault without a key",
    "break the lock",
    "force the door open",
    "a spell that opens locks",
    "make the sealed door open",
    "crack the safe",
    "unlock the keyhole",
    "open the lock at the door without a key"
  ],
  "avoid": [
    "light a lamp at the door",
    "how do I get the door open",
    "a bridge to the keyhole",
    "show me hidden doors",
    "put a lantern above the door",
    "where is the sealed door"
  ],
  "against": [
    "(?<!un)\\block (?:the|this|that|my|all|every|it)\\b",
    "\\bbehind me\\b"
  ],
  "slots": {
    "thing": { "kind": "object", "default": null, "prefer": "named", "doc": "The locked thing; null takes what is aimed at, or the first locked thing here." }
  },
  "requires": [
    { "fact": "exists", "thing": { "id": "$thing$"}, "if": "thing"},
    { "fact": "exists", "thing": { "kind": "environment_object"}, "unless": "thing"}
  ],
  "ensures": [
    { "fact": "property", "of": { "id": "$thing$"}, "path": "locked", "equals": false, "if": "thing"},
    { "fact": "property", "of": { "kind": "environment_object"}, "path": "locked", "equals": false, "unless": "thing"}
  ]
}
---*/
function $NAME$(params) {
  const things = host.scene().objects;
  const wanted = $thing$ || params.target_env_object_id;
  const thing = wanted
    ? things.find((item) => item.id === wanted)
    : things.find((item) => (item.details || {}).locked === true);
  if (!thing) return { success: false, message: "There is no lock here that this could work on." };
  const name = (thing.details || {}).name || thing.id.replace(/_/g, " ");
  if ((thing.details || {}).locked !== true) return { success: true, message: `${name} is not locked; nothing had to be done.` };
  try {
    host.applyEffect({ object_id: thing.id, effect_details: { locked: false } });
  } catch (error) {
    if (error.code !== "FORBIDDEN") throw error;
    return {
      success: false,
      message: `${name} stays locked: the world itself guards that lock, and no wish can simply undo it. Look for what it asks for.`,
    };
  }
  return { success: true, message: `${name} clicks: it is unlocked.` };
}
