/*---
{
  "id": "wall",
  "summary": "Raises a wall or barrier at a landmark.",
  "phrases": [
    "a wall of ice in front of the door",
    "raise a wall of stone in front of the door",
    "a barrier that protects me",
    "a fence around the pedestal",
    "block the door with a shield of light",
    "a curtain of thorns in front of the platform",
    "a magic shield around the pillar",
    "put up a barricade",
    "a protective dome over the keyhole",
    "a cage around the pedestal",
    "a gate of iron bars at the ledge",
    "build a wall across the ledge",
    "a wall at the keyhole",
    "an ice wall before the keyhole platform",
    "a stone wall between me and the chasm",
    "a barrier around the keyhole",
    "a wall made of fire at the pedestal",
    "a fence in front of the door",
    "block the way to the door"
  ],
  "avoid": [
    "a walkway of ice to the keyhole",
    "a bridge of stone",
    "paint the wall blue",
    "write something on the wall",
    "a glowing path to the keyhole"
  ],
  "against": [
    "\\b(?:hole|gap|opening|crack|door|window|passage|way) (?:in|through|into) (?:the|a|this|that)\\b",
    "\\b(?:break|smash|tear|open|remove)s?\\b.{0,20}\\bwalls?\\b"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "material": { "kind": "material", "default": "stone", "doc": "What it is made of." },
    "color": { "kind": "color", "default": null, "doc": "Its colour; null takes the material's." },
    "duration": { "kind": "duration", "default": 60, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "conjured_wall", "at": "$place$", "owner": "$soul"}}
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
  const material = $material$;
  const usual = { ice: "#bfe9ff", light: "#ffe08a", fire: "#ff6a1f", wood: "#8a5a33", thorns: "#4f7d3a", vines: "#4f9d45", iron: "#7d8288" };
  const color = $color$ || usual[material.toLowerCase()] || "#8b8791";
  const seconds = $duration$;
  const [right, up, near] = $shift$;
  host.createTemporaryObject({
    type: "conjured_wall",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      geometry_config: { type: "box", dimensions: [4, 2.6, 0.35] },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.2 * $glow$, transparent: true, opacity: 0.85 },
      offset_xyz: [right, 0.8 + up, 1.6 + near],
    },
  });
  return { success: true, message: `A wall of ${material} stands before ${mark.display_name} for ${seconds} seconds.` };
}
