/*---
{
  "id": "inspect",
  "summary": "Looks closely at one thing and tells what is known of it.",
  "phrases": [
    "examine the pedestal",
    "a magnifying glass",
    "inspect what I aim at",
    "tell me more about this object",
    "study the object closely",
    "what is this thing",
    "analyse the pedestal",
    "read the signs on the stone",
    "identify an object",
    "a detective's lens",
    "look closely at the keyhole",
    "examine the keyhole",
    "examine the door in detail"
  ],
  "avoid": [
    "look around",
    "reveal hidden things",
    "paint the pedestal",
    "what do I carry"
  ],
  "slots": {
    "thing": { "kind": "object", "default": null, "doc": "The thing to act on; null takes what is aimed at, or the first thing here." }
  }
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
  const { details, type } = host.getEnvironmentObject({ object_id: thing.id });
  const facts = Object.entries(details || {})
    .filter(([key, value]) => key !== "name" && ["string", "number", "boolean"].includes(typeof value))
    .map(([key, value]) => `${key.replace(/_/g, " ")}: ${value}`);
  const kind = String(type || "thing").replace(/_/g, " ");
  return { success: true, message: `${name} (${kind}). ${facts.length > 0 ? facts.join("; ") + "." : "Nothing else is known of it."}`.slice(0, 1900) };
}
