/*---
{
  "id": "grow",
  "summary": "Grows plants at a landmark.",
  "phrases": [
    "let flowers grow around the pillar",
    "plant a tree beside the door",
    "grow a rose bush",
    "a garden of glowing mushrooms",
    "let grass and moss cover the floor",
    "make a sunflower sprout here",
    "a bouquet of lilies at the keyhole",
    "ivy climbs up the door",
    "an apple tree in the middle of the hall",
    "a meadow of flowers",
    "trees grow around the pedestals",
    "flowers at the keyhole platform",
    "a tree at the edge of the chasm",
    "roses around the keyhole"
  ],
  "avoid": [
    "a bridge of vines over the chasm",
    "a bridge of roots",
    "give me a flower",
    "make it bigger",
    "a carpet of flowers to walk across"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "plant": { "kind": "type", "default": "flowers", "doc": "What grows." },
    "color": { "kind": "color", "default": "#ff7ab8", "doc": "The blossoms' colour." },
    "duration": { "kind": "duration", "default": 120, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "plant_growth", "at": "$place$", "owner": "$soul"}}
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
  const plant = String($plant$).toLowerCase();
  const color = $color$;
  const seconds = $duration$;
  const spots = [[1.1, 0, 0.6], [-0.9, 0, 0.9], [0.3, 0, -1.2], [-1.2, 0, -0.5], [0.9, 0, -0.8]];
  const [right, up, near] = $shift$;
  host.createTemporaryObject({
    type: "plant_growth",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "plants", parameters: { kind: plant, spots } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.3 * $glow$ },
      motion: "grow",
    },
  });
  return { success: true, message: `Around ${mark.display_name} the ground stirs, and up come ${plant}, for ${seconds} seconds.` };
}
