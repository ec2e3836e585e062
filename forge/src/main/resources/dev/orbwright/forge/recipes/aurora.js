/*---
{
  "id": "aurora",
  "summary": "Draws a rainbow or northern lights into the sky, to look at.",
  "phrases": [
    "northern lights over the chasm",
    "an aurora in the sky",
    "a rainbow to look at over the pillar",
    "paint the sky in colours",
    "a beautiful rainbow arching in the sky",
    "shooting stars across the sky",
    "a sky full of stars",
    "a moon above the platform",
    "dancing lights in the sky",
    "make the sky beautiful",
    "northern lights above the gap",
    "a rainbow above the keyhole platform to look at"
  ],
  "avoid": [
    "a rainbow I can walk on",
    "a rainbow bridge to the other side",
    "a lamp over the keyhole",
    "fireworks"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#5affc0", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 60, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "aurora_lights", "at": "$place$", "owner": "$soul"}}
  ]
}
---*/
function $NAME$(params) {
  const marks = host.scene().landmarks;
  const wanted = $place$;
  const mark = wanted
    ? marks.find((item) => item.key === wanted)
    : marks.find((item) => item.object_id && item.object_id === params.target_env_object_id) || marks[0];
  if (!mark) {
    const name = (wanted || "landmark").replace(/_/g, " ");
    return { success: false, message: `There is no ${name} here. Use this in a place that has one.` };
  }
  const color = $color$;
  const seconds = $duration$;
  const [right, up, near] = $shift$;
  host.createTemporaryObject({
    type: "aurora_lights",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "particles", parameters: { motion: "curtain", count: 400, size: 0.5, spread: [24, 6, 4], height: 12, speed: 0.4 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 1.5 * $glow$, transparent: true, opacity: 0.7 },
    },
  });
  return { success: true, message: `Coloured lights dance in the sky over ${mark.display_name} for ${seconds} seconds. They are for looking at.` };
}
