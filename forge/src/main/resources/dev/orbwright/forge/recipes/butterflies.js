/*---
{
  "id": "butterflies",
  "summary": "Calls a swarm of small creatures to a landmark.",
  "phrases": [
    "a swarm of butterflies",
    "call fireflies around the pillar",
    "birds that circle over the door",
    "a flock of doves",
    "glowing moths around the keyhole",
    "bees humming around the flowers",
    "summon little ghosts that float around",
    "a school of fish swimming in the air",
    "bats in the chasm",
    "summon a creature",
    "butterflies at the keyhole platform",
    "fireflies over the gap",
    "a swarm around the pedestal"
  ],
  "avoid": [
    "grow flowers",
    "smoke around the pillar",
    "a statue of a bird"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#ffb3f0", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 60, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "butterflies_swarm", "at": "$place$", "owner": "$soul"}}
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
    type: "butterflies_swarm",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "particles", parameters: { motion: "flutter", count: 60, size: 0.15, spread: [5, 3, 5], speed: 1.5 } },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 1.5 * $glow$, transparent: true, opacity: 0.7 },
    },
  });
  return { success: true, message: `A swarm of small bright creatures dances around ${mark.display_name} for ${seconds} seconds.` };
}
