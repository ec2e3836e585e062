/*---
{
  "id": "reveal",
  "summary": "Shows what is hidden in the place.",
  "phrases": [
    "reveal hidden things",
    "show me what is invisible",
    "a lens that uncovers secrets",
    "find secret doors",
    "make the invisible visible",
    "detect magic in this room",
    "uncover what is concealed here",
    "x-ray glasses",
    "a truth glass that shows hidden objects",
    "is anything hidden here"
  ],
  "avoid": [
    "look around",
    "a lamp so that I see in the dark",
    "where is the key",
    "hide me"
  ],
  "slots": {},
  "requires": [],
  "ensures": [
    { "fact": "told"},
    { "fact": "count", "of": { "kind": "environment_object"}, "at_least": 0}
  ]
}
---*/
function $NAME$() {
  const scene = host.scene();
  const hidden = scene.objects.filter((thing) => (thing.details || {}).hidden === true);
  const shown = [];
  for (const thing of hidden) {
    try {
      host.applyEffect({ object_id: thing.id, effect_details: { hidden: false } });
      shown.push((thing.details || {}).name || thing.id.replace(/_/g, " "));
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
    }
  }
  if (shown.length > 0) return { success: true, message: `What was hidden comes to light: ${shown.join(", ")}.` };
  const place = host.getLocation().name;
  return {
    success: true,
    message: hidden.length > 0
      ? `Something is hidden in ${place}, but the world keeps it so.`
      : `Nothing is hidden in ${place}; the ${scene.objects.length} things of this place are all in plain sight.`,
  };
}
