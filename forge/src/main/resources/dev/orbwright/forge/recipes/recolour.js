/*---
{
  "id": "recolour",
  "summary": "Gives a thing another colour.",
  "phrases": [
    "paint the pedestal red",
    "change the colour of the keyhole to blue",
    "make it green",
    "a brush that recolours things",
    "dye the pedestal purple",
    "turn the pillar golden",
    "let it glow in pink",
    "tint the stone white",
    "colour it like the sunset",
    "a paint spray for what I aim at",
    "make the pedestal shine like gold",
    "paint the keyhole",
    "paint the keyhole yellow",
    "paint the door a bright colour",
    "recolour the platform",
    "turn the pedestal green",
    "make the keyhole red"
  ],
  "avoid": [
    "paint the sky",
    "a red flag",
    "a golden statue",
    "make it bigger"
  ],
  "slots": {
    "thing": { "kind": "object", "default": null, "doc": "The thing to act on; null takes what is aimed at, or the first thing here." },
    "every": { "kind": "flag", "default": false, "words": { "all": true, "every": true, "each": true, "everything": true, "both": true, "which": true }, "doc": "Whether all things of that kind are meant." },
    "color": { "kind": "color", "doc": "The new colour." }
  },
  "requires": [
    { "fact": "exists", "thing": { "id": "$thing$"}, "if": "thing"},
    { "fact": "exists", "thing": { "kind": "environment_object"}, "unless": "thing"}
  ],
  "ensures": [
    { "fact": "property", "of": { "id": "$thing$"}, "path": "client_visual_update.new_color_hex", "equals": "$color$", "if": "thing"},
    { "fact": "property", "of": { "kind": "environment_object"}, "path": "client_visual_update.new_color_hex", "equals": "$color$", "unless": "thing"}
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
  const chosen = $every$ ? things.filter((item) => item.type === thing.type) : [thing];
  const color = $color$;
  const names = [];
  for (const item of chosen) {
    const name = (item.details || {}).name || item.id.replace(/_/g, " ");
    try {
      host.applyEffect({
        object_id: item.id,
        effect_details: { client_visual_update: { new_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.5 } },
      });
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
      return { success: false, message: `${name} resists: ${error.message}` };
    }
    names.push(name);
  }
  return { success: true, message: `${names.join(", ")}: the new colour is ${color}. Only the look has changed.` };
}
