/*---
{
  "id": "storm",
  "summary": "Lets a thunderstorm rage around a landmark.",
  "phrases": [
    "a thunderstorm over the chasm",
    "summon lightning at the pillar",
    "let thunder roll",
    "a lightning bolt strikes the door",
    "call a storm",
    "a raging tempest over the platform",
    "a tornado in the middle of the room",
    "strong wind howling through the hall",
    "a whirlwind around the keyhole",
    "dark storm clouds with flashes",
    "a storm at the keyhole platform",
    "lightning over the gap",
    "thunder and lightning over the pedestals"
  ],
  "avoid": [
    "let it rain gently",
    "let it snow",
    "music like thunder",
    "a feather of wind"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#9fb4ff", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 30, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "lightning_storm", "at": "$place$", "owner": "$soul"}}
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
    type: "lightning_storm",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "particles", parameters: { motion: "swirl", count: 700, size: 0.06, spread: [12, 9, 12], speed: 9 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 1.5 * $glow$, transparent: true, opacity: 0.7 },
      flashes_per_minute: 20,
    },
  });
  return { success: true, message: `A storm breaks over ${mark.display_name}; it rages for ${seconds} seconds.` };
}
