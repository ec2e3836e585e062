/*---
{
  "id": "fireworks",
  "summary": "Sets off fireworks at a landmark.",
  "phrases": [
    "fireworks over the chasm",
    "a firework to celebrate",
    "colourful explosions in the sky",
    "confetti rains down when I use it",
    "rockets that burst into stars",
    "sparkles and glitter everywhere",
    "celebrate with a big show of sparks",
    "shoot a rocket into the sky",
    "a shower of golden sparks over the door",
    "party popper",
    "fireworks at the keyhole platform",
    "fireworks over the gap"
  ],
  "avoid": [
    "set it on fire",
    "a signal flare as a marker",
    "a thunderstorm",
    "a bridge of sparks"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#ffd36a", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 15, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "fireworks", "at": "$place$", "owner": "$soul"}}
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
    type: "fireworks",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "particles", parameters: { motion: "burst", count: 1200, size: 0.08, spread: [14, 10, 14], speed: 6 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 1.5 * $glow$, transparent: true, opacity: 0.7 },
    },
  });
  return { success: true, message: `Fireworks burst over ${mark.display_name} for ${seconds} seconds.` };
}
