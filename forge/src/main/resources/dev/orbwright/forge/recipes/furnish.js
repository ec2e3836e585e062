/*---
{
  "id": "furnish",
  "summary": "Puts a thing to look at next to a landmark.",
  "phrases": [
    "put a bench next to the pedestal",
    "a chair by the door",
    "a wooden table at the keyhole platform",
    "a place to sit next to the pillar",
    "set up a tent beside the door",
    "a barrel in front of the pedestal",
    "place a mirror beside the stone",
    "a spider web on the door",
    "hang a clock over the door",
    "a throne for the hall",
    "a carpet in front of the pedestal",
    "a chest beside the pillar",
    "a swing under the stone",
    "decorate the door with a wreath"
  ],
  "avoid": [
    "a statue of a lion",
    "a bridge over the gap",
    "a lamp over the door",
    "a tree next to the door",
    "a wall in front of the door",
    "a ladder at the door",
    "a floating platform",
    "give me a chair to carry",
    "a banner over the door",
    "walk me to the bench"
  ],
  "against": [
    "\\b(?:over|across) (?:the|this|that) (?:gap|chasm|abyss)\\b",
    "\\b(?:that|which|who)(?: (?:can|will|would|could|should))? (?:walks?|runs?|moves?|flies|fly|jumps?|dances?|sings?|talks?|speaks?|barks?|wakes?|guards?|protects?|helps?|works?|answers?|opens?|heals?|shows?|rings?)\\b",
    "\\b(?:put|keep|store|hide|carry) (?:my |the |some |all )?(?:things|stuff|items|something|treasures?|belongings)\\b"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "thing": { "kind": "type", "doc": "What is to be put there." },
    "color": { "kind": "color", "default": "#9a7b55", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 120, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$" }, "if": "place" }
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "at": "$place$", "owner": "$soul" } }
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
  const thing = String($thing$).toLowerCase();
  const seconds = $duration$;
  const [right, up, near] = $shift$;
  host.createTemporaryObject({
    type: thing.replace(/[^a-z]+/g, "_").slice(0, 40) || "furniture",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      geometry_config: { type: "figure", parameters: { kind: thing, height: 1 } },
      material_config: { base_color_hex: $color$, roughness: 0.8 },
      label: thing,
      offset_xyz: [1.4 + right, up, 0.8 + near],
    },
  });
  return { success: true, message: `Next to ${mark.display_name} there is now, for ${seconds} seconds: ${thing}.` };
}
