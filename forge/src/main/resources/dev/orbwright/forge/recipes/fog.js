/*---
{
  "id": "fog",
  "summary": "Lets smoke, fog or a cloud hang at a landmark.",
  "phrases": [
    "a puff of smoke at the pillar",
    "let fog fill up the whole gap",
    "a bank of mist over the chasm",
    "hide me in smoke",
    "a thick cloud around the pedestal",
    "steam rises from the door",
    "a haze over the ledge",
    "a smoke screen",
    "purple smoke from the pillar",
    "let mist roll in",
    "a dust cloud in the room",
    "clouds floating in the abyss",
    "smoke at the keyhole",
    "a cloud of fog on the keyhole platform",
    "fill the chasm with mist",
    "fog in the gap",
    "smoke around the pedestal",
    "fill the abyss with clouds of smoke"
  ],
  "avoid": [
    "a staircase of clouds to the platform",
    "a rain cloud",
    "blow the fog away",
    "a signal flare"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#b9b4c7", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 45, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "smoke_cloud", "at": "$place$", "owner": "$soul"}}
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
    type: "smoke_cloud",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "particles", parameters: { motion: "billow", count: 250, size: 1.4, spread: [6, 3, 6], speed: 0.3 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.2 * $glow$, transparent: true, opacity: 0.7 },
    },
  });
  return { success: true, message: `Smoke gathers at ${mark.display_name} for ${seconds} seconds. There is nothing in it that would carry a foot.` };
}
