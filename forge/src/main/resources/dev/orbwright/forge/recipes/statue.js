/*---
{
  "id": "statue",
  "summary": "Puts up a statue or another figure at a landmark.",
  "phrases": [
    "a statue of me at the door",
    "carve a stone lion beside the pillar",
    "a golden statue of a dragon",
    "a snowman on the platform",
    "put a chair here",
    "a table and a bench at the ledge",
    "a fountain in the middle of the room",
    "an ice sculpture of a swan",
    "a tent to rest in",
    "a campfire to sit at",
    "a crystal obelisk",
    "make a mirror image of myself",
    "a statue at the keyhole platform",
    "a statue at the edge of the chasm",
    "a stone figure next to the pedestal",
    "a bronze statue of a horse"
  ],
  "avoid": [
    "a platform to stand on",
    "give me a figurine to carry",
    "a wall of stone",
    "a banner"
  ],
  "against": [
    "^where(?:'s| is| are)\\b",
    "\\b(?:that|which|who)(?: (?:can|will|would|could|should))? (?:walks?|runs?|moves?|flies|fly|jumps?|dances?|sings?|talks?|speaks?|barks?|wakes?|guards?|protects?|helps?|works?|answers?|opens?)\\b"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "figure": { "kind": "type", "default": "statue", "doc": "What stands there." },
    "material": { "kind": "material", "default": "marble", "doc": "What it is made of." },
    "color": { "kind": "color", "default": null, "doc": "Its colour; null takes the usual one." },
    "duration": { "kind": "duration", "default": 120, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "statue", "at": "$place$", "owner": "$soul"}}
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
  const figure = String($figure$).toLowerCase();
  const material = $material$;
  const seconds = $duration$;
  const [right, up, near] = $shift$;
  host.createTemporaryObject({
    type: "statue",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      geometry_config: { type: "figure", parameters: { kind: figure, height: 1.8 } },
      material_config: { base_color_hex: $color$ || "#e4e0d8", roughness: 0.4 },
      label: figure,
      offset_xyz: [1.6 + right, up, 0.8 + near],
    },
  });
  return { success: true, message: `Beside ${mark.display_name} now stands, of ${material}: ${figure}. It stays for ${seconds} seconds.` };
}
