/*---
{
  "id": "platform",
  "summary": "Makes a platform to stand on at a landmark.",
  "phrases": [
    "a platform that hovers beside the pillar",
    "a small floating island at the keyhole",
    "a stage to stand on in the middle of the room",
    "make a floating platform here",
    "raise a podium under me",
    "a round floating disc to stand on",
    "a pedestal of stone for me to stand on",
    "a balcony beside the door",
    "put a raft in the air here",
    "a plateau of glass around the pillar",
    "a disc in the air that I can stand on",
    "a place to stand beside the keyhole",
    "hovering stone slab to stand on"
  ],
  "avoid": [
    "a bridge to the platform",
    "a path to the far platform",
    "get me to the platform across the gap",
    "a banner at the pillar",
    "a cloud of smoke at the pillar"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "material": { "kind": "material", "default": "stone", "doc": "What it is made of." },
    "color": { "kind": "color", "default": null, "doc": "Its colour; null takes the usual one." },
    "duration": { "kind": "duration", "default": 60, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "floating_platform", "at": "$place$", "owner": "$soul"}}
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
    type: "floating_platform",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: true,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      geometry_config: { type: "cylinder", parameters: { radius_top: 1.6, radius_bottom: 1.3, height: 0.3 } },
      material_config: { base_color_hex: $color$ || "#9a94a6", emissive_color_hex: "#b48cff", emissive_intensity: 0.3 * $glow$ },
      offset_xyz: [2.2 + right, up, near],
    },
  });
  const way = host.isReachable({ landmark_key: mark.key }).reachable ? "" : " It stands alone there: nothing leads to it yet.";
  return { success: true, message: `A platform of ${material} hovers at ${mark.display_name} for ${seconds} seconds.${way}` };
}
