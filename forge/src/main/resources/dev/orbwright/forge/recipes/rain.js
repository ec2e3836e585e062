/*---
{
  "id": "rain",
  "summary": "Lets rain fall around a landmark.",
  "phrases": [
    "let it rain",
    "rain over the abyss",
    "a gentle rain over the pedestals",
    "a downpour on the platform",
    "a little rain cloud above the door",
    "summon a shower of rain",
    "rain upon the keyhole",
    "drizzle everywhere",
    "water falling from the sky",
    "a waterfall beside the pillar",
    "make rain over the gap",
    "rain falling on the keyhole platform",
    "make it rain at the pedestal",
    "make it rain into the chasm"
  ],
  "avoid": [
    "let it snow",
    "a rainbow bridge",
    "a thunderstorm with lightning",
    "put the fire out",
    "water the flowers"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#8fb8e8", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 45, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "rain", "at": "$place$", "owner": "$soul"}}
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
    type: "rain",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "particles", parameters: { motion: "fall", count: 900, size: 0.04, spread: [10, 8, 10], speed: 7 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.2 * $glow$, transparent: true, opacity: 0.7 },
    },
  });
  return { success: true, message: `Rain falls around ${mark.display_name} for ${seconds} seconds.` };
}
