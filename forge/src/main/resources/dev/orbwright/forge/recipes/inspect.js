/*---
{
  "id": "inspect",
  "summary": "Looks closely at one thing and tells what is known of it.",
  "informs": true,
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
    "examine the door in detail",
    "what colour is the pedestal",
    "is the keyhole locked",
    "what do you know about the pedestals",
    "describe the pedestal to me",
    "tell me about the door",
    "what is that over there"
  ],
  "avoid": [
    "look around",
    "reveal hidden things",
    "paint the pedestal",
    "what do I carry"
  ],
  "slots": {
    "mark": { "kind": "landmark", "default": null, "doc": "The landmark that is asked about; null where it is none." },
    "thing": { "kind": "object", "default": null, "doc": "The thing to act on; null takes what is aimed at, or the first thing here." },
    "every": { "kind": "flag", "default": false, "words": { "all": true, "every": true, "each": true, "everything": true, "both": true, "which": true }, "doc": "Whether all things of that kind are meant." }
  },
  "requires": [
    { "fact": "exists", "thing": { "id": "$thing$"}, "if": "thing"}
  ],
  "ensures": [
    { "fact": "told"}
  ]
}
---*/
function $NAME$(params) {
  const asked = $mark$;
  const spot = host.scene().landmarks.find((item) => item.key === asked);
  if (spot && !spot.object_id) {
    const look = (host.getEntity({ entity_id: asked }).client_visual_config || {}).material_config || {};
    const { metres } = host.distance({ from: "player_current_pos", to: asked });
    const facts = [`${metres.toFixed(1)} metres from you`, spot.reachable ? "within reach" : "out of reach"];
    if (look.base_color_hex) facts.push(`of the colour ${look.base_color_hex}`);
    if (spot.exit_to) facts.push("a way out");
    return { success: true, message: `${spot.display_name}: ${facts.join(", ")}.` };
  }
  const things = host.scene().objects;
  const wanted = $thing$ || params.target_env_object_id;
  const thing = wanted ? things.find((item) => item.id === wanted) : things[0];
  if (!thing) {
    const name = (wanted || "object").replace(/_/g, " ");
    return { success: false, message: `There is no ${name} here to work on. Use this where there is one.` };
  }
  const chosen = $every$ ? things.filter((item) => item.type === thing.type) : [thing];
  const lines = chosen.map((item) => {
    const { details, type } = host.getEnvironmentObject({ object_id: item.id });
    const facts = Object.entries(details || {})
      .filter(([key, value]) => key !== "name" && ["string", "number", "boolean"].includes(typeof value))
      .map(([key, value]) => `${key.replace(/_/g, " ")}: ${value}`);
    const color = ((details || {}).client_visual_update || {}).new_color_hex;
    if (color) facts.push(`colour: ${color}`);
    const name = (details || {}).name || item.id.replace(/_/g, " ");
    return `${name} (${String(type || "thing").replace(/_/g, " ")}). ${facts.length > 0 ? facts.join("; ") + "." : "Nothing else is known of it."}`;
  });
  return { success: true, message: lines.join(" ").slice(0, 1900) };
}
