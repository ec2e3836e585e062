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
  try {
    host.applyEffect({
      object_id: thing.id,
      effect_details: {
        burning: true,
        frozen: null,
        client_visual_update: { new_color_hex: "#ff8a3c", emissive_color_hex: "#ff5a1f", emissive_intensity: 1.8 },
      },
    });
  } catch (error) {
    if (error.code !== "FORBIDDEN") throw error;
    return { success: false, message: `${name} resists: ${error.message}` };
  }
  return { success: true, message: `Flames leap up on ${name}: it burns.` };
}
