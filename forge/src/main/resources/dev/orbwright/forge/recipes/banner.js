/*---
{
  "id": "banner",
  "summary": "Hangs a banner, flag or sign with words at a landmark.",
  "phrases": [
    "hang a banner above the door",
    "a flag with my name on it",
    "put up a sign that says danger",
    "a signpost at the door",
    "write welcome over the entrance",
    "a floating text above the pedestal",
    "carve my name into the pillar",
    "a poster on the wall",
    "a huge red flag on the platform",
    "letters of fire that spell hello",
    "leave a message for others at the door",
    "a banner at the keyhole",
    "a flag on the keyhole platform",
    "hang a cloth with words over the chasm",
    "a sign at the pedestal",
    "write something over the door",
    "letters in the air above the pedestal"
  ],
  "avoid": [
    "announce to everybody that I won",
    "whisper a message to me",
    "a beacon at the platform",
    "hello"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "words": { "kind": "text", "default": "Somebody was here", "doc": "What is written on it." },
    "color": { "kind": "color", "default": "#c8324a", "doc": "The cloth's colour." },
    "duration": { "kind": "duration", "default": 120, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "banner", "at": "$place$", "owner": "$soul"}}
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
  const words = String($words$).slice(0, 120);
  const color = $color$;
  const seconds = $duration$;
  const [right, up, near] = $shift$;
  host.createTemporaryObject({
    type: "banner",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      geometry_config: { type: "plane", dimensions: [2.4, 1.2] },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.2 * $glow$ },
      label: words,
      offset_xyz: [right, 2.8 + up, near],
      motion: "wave",
    },
  });
  return { success: true, message: `A banner hangs at ${mark.display_name} for ${seconds} seconds. It reads: "${words}"` };
}
