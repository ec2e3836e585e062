/*---
{
  "id": "snow",
  "summary": "Lets snow fall around a landmark.",
  "phrases": [
    "let it snow",
    "snow falls over the chasm",
    "a snowfall around the pedestals",
    "snowflakes drifting down on the platform",
    "make it winter here",
    "a blizzard at the door",
    "cover the keyhole in snow",
    "soft white flakes from the sky",
    "hail over the ledge",
    "make it snow over the gap",
    "snow falling on the keyhole platform",
    "snow at the keyhole",
    "snow over this place"
  ],
  "avoid": [
    "freeze the pedestal",
    "a bridge of snow",
    "a wall of ice",
    "let it rain"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#ffffff", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 45, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "snowfall", "at": "$place$", "owner": "$soul"}}
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
    type: "snowfall",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "particles", parameters: { motion: "drift_down", count: 600, size: 0.09, spread: [10, 8, 10], speed: 1.2 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.2 * $glow$, transparent: true, opacity: 0.7 },
    },
  });
  return { success: true, message: `Snow drifts down around ${mark.display_name} for ${seconds} seconds.` };
}
