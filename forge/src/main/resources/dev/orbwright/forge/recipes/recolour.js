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
    "color": { "kind": "color", "default": "#b48cff", "doc": "The new colour." }
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
  const color = $color$;
  try {
    host.applyEffect({
      object_id: thing.id,
      effect_details: { client_visual_update: { new_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.5 } },
    });
  } catch (error) {
    if (error.code !== "FORBIDDEN") throw error;
    return { success: false, message: `${name} resists: ${error.message}` };
  }
  return { success: true, message: `${name} takes on the new colour, ${color}. Only its look has changed.` };
}
