/*---
{
  "id": "engrave",
  "summary": "Gives a thing an inscription.",
  "phrases": [
    "engrave my name into the pedestal",
    "write a rune on the keyhole",
    "give the pedestal a name",
    "put an inscription on the stone",
    "label the pedestal",
    "scratch a note into the rock",
    "attach a tag to the thing I aim at",
    "carve words into the object",
    "inscribe a poem on the pedestal",
    "engrave initials into the keyhole",
    "engrave something on the door"
  ],
  "avoid": [
    "a banner with words",
    "tell everybody",
    "write down a note for me to keep"
  ],
  "slots": {
    "thing": { "kind": "object", "default": null, "doc": "The thing to act on; null takes what is aimed at, or the first thing here." },
    "words": { "kind": "text", "default": "Somebody was here", "doc": "What is written." }
  },
  "requires": [
    { "fact": "exists", "thing": { "id": "$thing$"}, "if": "thing"},
    { "fact": "exists", "thing": { "kind": "environment_object"}, "unless": "thing"}
  ],
  "ensures": [
    { "fact": "property", "of": { "id": "$thing$"}, "path": "inscription", "is": "present", "if": "thing"},
    { "fact": "property", "of": { "kind": "environment_object"}, "path": "inscription", "is": "present", "unless": "thing"}
  ]
}
---*/
function $NAME$(params) {
  const things = host.scene().objects;
  const wanted = $thing$ || params.target_env_object_id;
  const thing = wanted ? things.find((item) => item.id === wanted) : things[0];
  if (!thing) {
    const name = (wanted || "object").replace(/_/g, " ");
    return { success: false, message: `There is no ${name} here to work on. Use this where there is one.` };
  }
  const name = (thing.details || {}).name || thing.id.replace(/_/g, " ");
  const words = String($words$).slice(0, 200);
  try {
    host.applyEffect({
      object_id: thing.id,
      effect_details: { inscription: words },
    });
  } catch (error) {
    if (error.code !== "FORBIDDEN") throw error;
    return { success: false, message: `${name} resists: ${error.message}` };
  }
  return { success: true, message: `On ${name} one can now read: "${words}"` };
}
