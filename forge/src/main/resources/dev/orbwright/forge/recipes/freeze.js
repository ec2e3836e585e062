/*---
{
  "id": "freeze",
  "summary": "Freezes a thing.",
  "phrases": [
    "freeze the pedestal",
    "cover the keyhole with frost",
    "turn the pedestal of the wave to ice",
    "a breath of cold that freezes what I aim at",
    "encase it in ice",
    "a wand that chills things",
    "make the lock ice cold",
    "frost on everything I touch",
    "cool it down until it is frozen",
    "an ice spell for the pedestal",
    "freeze the keyhole",
    "make the door freeze with cold",
    "freeze the flame"
  ],
  "avoid": [
    "freeze a walkway of ice to the platform",
    "a wall of ice",
    "let it snow",
    "an ice bridge",
    "stop the time"
  ],
  "slots": {
    "thing": { "kind": "object", "default": null, "doc": "The thing to act on; null takes what is aimed at, or the first thing here." },
    "every": { "kind": "flag", "default": false, "words": { "all": true, "every": true, "each": true, "everything": true, "both": true, "which": true }, "doc": "Whether all things of that kind are meant." }
  },
  "requires": [
    { "fact": "exists", "thing": { "id": "$thing$"}, "if": "thing"},
    { "fact": "exists", "thing": { "kind": "environment_object"}, "unless": "thing"}
  ],
  "ensures": [
    { "fact": "property", "of": { "id": "$thing$"}, "path": "frozen", "equals": true, "if": "thing"},
    { "fact": "property", "of": { "kind": "environment_object"}, "path": "frozen", "equals": true, "unless": "thing"}
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
  const names = [];
  for (const item of chosen) {
    const name = (item.details || {}).name || item.id.replace(/_/g, " ");
    try {
      host.applyEffect({
        object_id: item.id,
        effect_details: {
          frozen: true,
          burning: null,
          client_visual_update: { new_color_hex: "#bfe9ff", emissive_color_hex: "#7fd0ff", emissive_intensity: 0.6 },
        },
      });
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
      return { success: false, message: `${name} resists: ${error.message}` };
    }
    names.push(name);
  }
  return { success: true, message: `Frost creeps over ${names.join(", ")}: ${names.length === 1 ? "it is" : "they are"} frozen.` };
}
