/*---
{
  "id": "extinguish",
  "summary": "Puts out the fire or thaws the ice on a thing, and makes it dark.",
  "phrases": [
    "put out the fire",
    "extinguish the flames on the pedestal",
    "douse it with water",
    "turn the light off",
    "make the pedestal dark again",
    "a bucket of water against fire",
    "snuff out the flame",
    "quench what burns",
    "thaw the frozen pedestal",
    "melt the ice off it",
    "douse the pedestal",
    "douse the flames",
    "put out the flames on the keyhole",
    "extinguish the burning pedestal"
  ],
  "avoid": [
    "set it on fire",
    "make it rain",
    "remove everything I made",
    "a water bridge",
    "make flames burst out of the pedestal"
  ],
  "against": [
    "^(?:burn|ignite|kindle|light|set)\\b"
  ],
  "slots": {
    "thing": { "kind": "object", "default": null, "doc": "The thing to act on; null takes what is aimed at, or the first thing here." }
  },
  "requires": [
    { "fact": "exists", "thing": { "id": "$thing$"}, "if": "thing"},
    { "fact": "exists", "thing": { "kind": "environment_object"}, "unless": "thing"}
  ],
  "ensures": [
    { "fact": "property", "of": { "id": "$thing$"}, "path": "burning", "is": "missing", "if": "thing"},
    { "fact": "property", "of": { "kind": "environment_object"}, "path": "burning", "is": "missing", "unless": "thing"}
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
  const { burning, frozen } = thing.details || {};
  const was = burning
    ? `The flames on ${name} go out.`
    : frozen ? `The ice on ${name} melts away.` : `${name} was neither burning nor frozen; now it does not glow either.`;
  try {
    host.applyEffect({
      object_id: thing.id,
      effect_details: {
        burning: null,
        frozen: null,
        client_visual_update: { new_color_hex: "#4a4650", emissive_color_hex: "#000000", emissive_intensity: 0 },
      },
    });
  } catch (error) {
    if (error.code !== "FORBIDDEN") throw error;
    return { success: false, message: `${name} resists: ${error.message}` };
  }
  return { success: true, message: was };
}
