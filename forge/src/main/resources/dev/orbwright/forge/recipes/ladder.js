/*---
{
  "id": "ladder",
  "summary": "Hangs a ladder or stairs at a landmark; it leads up or down there and over no gap.",
  "phrases": [
    "a ladder of rope leading down into the depths",
    "a ladder that hangs from the ledge",
    "let a ladder lead up to the ceiling",
    "stairs down into the depth",
    "a spiral staircase that climbs up into the sky",
    "lower a rope into the abyss",
    "a rope to climb down",
    "hang a ladder at the pillar",
    "a ladder up the wall",
    "a climbing rope hanging from above",
    "steps leading up to the top of the door",
    "a ladder at the keyhole platform",
    "a rope ladder into the chasm",
    "climb down into the gap",
    "a ladder against the door"
  ],
  "avoid": [
    "a staircase across the gap",
    "a rope bridge to the other side",
    "stairs to the far platform"
  ],
  "against": [
    "\\b(?:swing|cross|get|go|jump|walk|step|carry|carries|bring|take|lead)s?\\b.{0,12}\\b(?:over|across)\\b"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "material": { "kind": "material", "default": "rope", "doc": "What it is made of." },
    "color": { "kind": "color", "default": null, "doc": "Its colour; null takes the usual one." },
    "duration": { "kind": "duration", "default": 60, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "hanging_ladder", "at": "$place$", "owner": "$soul"}}
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
  const seconds = $duration$;
  const [right, up, near] = $shift$;
  host.createTemporaryObject({
    type: "hanging_ladder",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: true,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      geometry_config: { type: "ladder", parameters: { width: 0.6, height: 6, rung_distance: 0.35 } },
      material_config: { base_color_hex: $color$ || "#a07a4a", roughness: 1 },
      offset_xyz: [1 + right, -2 + up, near],
    },
  });
  return {
    success: true,
    message: `A ladder of ${material} hangs at ${mark.display_name} for ${seconds} seconds. It leads up and down there, not across anything.`,
  };
}
