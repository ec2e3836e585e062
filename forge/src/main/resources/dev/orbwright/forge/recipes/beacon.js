/*---
{
  "id": "beacon",
  "summary": "Sets a marker that one sees from afar at a landmark.",
  "phrases": [
    "a marker at the keyhole",
    "mark the door so that I find it again",
    "a beacon over the platform that one sees from far away",
    "a big arrow that points at the pedestal",
    "show me where the exit is with a beam in the sky",
    "put a pin on this spot",
    "a pillar of light as a signpost",
    "a glowing arrow over the vault door",
    "a waypoint at the pillar",
    "highlight the keyhole",
    "place a signal flare on the pillar",
    "a tall beacon at the keyhole platform that everybody can see",
    "a marker over the chasm",
    "a glowing arrow above the pedestal"
  ],
  "avoid": [
    "a lamp over the keyhole",
    "a path of light to the keyhole",
    "how far is the door"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#ff5ad1", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 120, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "beacon_marker", "at": "$place$", "owner": "$soul"}}
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
    type: "beacon_marker",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      geometry_config: { type: "cylinder", parameters: { radius_top: 0.15, radius_bottom: 0.15, height: 14 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 2 * $glow$, transparent: true, opacity: 0.5 },
      offset_xyz: [right, 7 + up, near],
    },
  });
  const { metres } = host.distance({ from: "player_current_pos", to: mark.key });
  return { success: true, message: `A beacon rises at ${mark.display_name}, ${Math.round(metres)} metres from you, for ${seconds} seconds.` };
}
