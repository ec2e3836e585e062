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
    "duration": { "kind": "duration", "default": 120, "doc": "Seconds that it lasts." }
  }
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
  host.createTemporaryObject({
    type: "beacon_marker",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      geometry_config: { type: "cylinder", parameters: { radius_top: 0.15, radius_bottom: 0.15, height: 14 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 2, transparent: true, opacity: 0.5 },
      offset_xyz: [0, 7, 0],
    },
  });
  const { metres } = host.distance({ from: "player_current_pos", to: mark.key });
  return { success: true, message: `A beacon rises at ${mark.display_name}, ${Math.round(metres)} metres from you, for ${seconds} seconds.` };
}
