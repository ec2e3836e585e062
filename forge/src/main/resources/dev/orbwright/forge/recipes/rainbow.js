/*---
{
  "id": "rainbow",
  "summary": "Sets a rainbow in the air, from one landmark to another; it is for looking at.",
  "phrases": [
    "a rainbow in the sky",
    "a rainbow over the chasm to look at",
    "let a rainbow appear above the door",
    "a colourful rainbow from the pedestal to the door",
    "a rainbow that spans the hall",
    "paint a rainbow into the air"
  ],
  "avoid": [
    "a rainbow bridge to walk over",
    "a rainbow that I can walk across",
    "northern lights",
    "colour the pedestal"
  ],
  "cues": [
    "\\brainbows?\\b"
  ],
  "against": [
    "\\b(?:walk|cross|bridge|step|climb|carry|get (?:over|across|to))\\b"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it ends; null takes what is aimed at, or the nearest." },
    "start": { "kind": "landmark", "default": null, "prefer": "origin", "doc": "The landmark where it begins; null takes where the player stands." },
    "duration": { "kind": "duration", "default": 60, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$" }, "if": "place" }
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "rainbow_light", "at": "$place$", "owner": "$soul" } }
  ]
}
---*/
function $NAME$(params) {
  const marks = host.scene().landmarks;
  const wanted = $place$;
  const mark = wanted
    ? marks.find((item) => item.key === wanted)
    : marks.find((item) => item.object_id && item.object_id === params.target_env_object_id) || marks[0];
  const start = $start$;
  if (!mark || (start && !marks.some((item) => item.key === start))) {
    const name = (mark ? start : wanted || "landmark").replace(/_/g, " ");
    return { success: false, message: `There is no ${name} here. Use this in a place that has one.` };
  }
  const seconds = $duration$;
  host.createTemporaryObject({
    type: "rainbow_light",
    from_landmark_id: start || "player_current_pos",
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      geometry_config: { type: "box", dimensions: [0.8 * $size$, 0.1, 1], stretch: "from_to" },
      material_config: { base_color_hex: "#ff8ad8", emissive_color_hex: "#8ad8ff", emissive_intensity: 1.2 * $glow$, transparent: true, opacity: 0.5 },
    },
  });
  return { success: true, message: `A rainbow stands in the air up to ${mark.display_name} for ${seconds} seconds. It is for looking at and carries nobody.` };
}
