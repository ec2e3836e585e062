/*---
{
  "id": "ignite",
  "summary": "Sets a thing on fire.",
  "phrases": [
    "ignite the pedestal",
    "set the keyhole on fire",
    "light the brazier",
    "a flame that burns on the pedestal",
    "burn what I aim at",
    "a fire spell",
    "make the pedestal blaze",
    "throw a fireball at it",
    "heat it until it glows",
    "a match that lights things",
    "kindle a fire on the stone",
    "set the pedestal ablaze",
    "set the pedestal of the wave on fire",
    "set it alight",
    "light a fire on the platform",
    "make flames burst from the pedestal",
    "let flames leap up from the stone"
  ],
  "avoid": [
    "put the fire out",
    "a lamp over the keyhole",
    "fireworks",
    "a campfire to sit at",
    "give me a torch"
  ],
  "slots": {
    "thing": { "kind": "object", "default": null, "doc": "The thing to act on; null takes what is aimed at, or the first thing here." },
    "every": { "kind": "flag", "default": false, "words": { "all": true, "every": true, "each": true, "everything": true, "both": true, "which": true }, "doc": "Whether all things of that kind are meant." },
    "color": { "kind": "color", "default": "#ff6a1f", "doc": "The colour of the flames." }
  },
  "requires": [
    { "fact": "exists", "thing": { "id": "$thing$"}, "if": "thing"},
    { "fact": "exists", "thing": { "kind": "environment_object"}, "unless": "thing"}
  ],
  "ensures": [
    { "fact": "property", "of": { "id": "$thing$"}, "path": "burning", "equals": true, "if": "thing"},
    { "fact": "property", "of": { "kind": "environment_object"}, "path": "burning", "equals": true, "unless": "thing"}
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
        effect_details: {
          burning: true,
          frozen: null,
          client_visual_update: { new_color_hex: color, emissive_color_hex: color, emissive_intensity: 1.8 },
        },
      });
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
      return { success: false, message: `${name} resists: ${error.message}` };
    }
    names.push(name);
  }
  return { success: true, message: `Flames leap up on ${names.join(", ")}: ${names.length === 1 ? "it burns" : "they burn"}.` };
}
