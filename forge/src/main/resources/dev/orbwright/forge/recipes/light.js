/*---
{
  "id": "light",
  "summary": "Lets a light shine over a landmark.",
  "phrases": [
    "a lamp over the keyhole",
    "let a light shine above the pedestal",
    "make it brighter here",
    "a lantern that floats over the door",
    "light up the platform",
    "a glowing orb of light that hovers here",
    "I want to see in the dark",
    "shine a warm light on the keyhole",
    "a small sun above the pillar",
    "illuminate the room",
    "a torch that floats beside me",
    "hang fairy lights around the door",
    "a spotlight on the platform",
    "a lamp above the pedestal",
    "a floating lantern over the chasm",
    "a light at the keyhole platform",
    "a friendly light that hovers over the stone",
    "let the gap be lit up",
    "put a lantern above the door",
    "a lamp hanging over the gap",
    "candles around the pedestal",
    "candlelight by the door"
  ],
  "avoid": [
    "a path of light over the gap",
    "a bridge of light",
    "set the pedestal on fire",
    "a beacon that shows the way",
    "a rainbow of light I can walk on"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "color": { "kind": "color", "default": "#ffe2a0", "doc": "Its colour." },
    "duration": { "kind": "duration", "default": 60, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "hovering_light", "at": "$place$", "owner": "$soul"}}
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
    type: "hovering_light",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      geometry_config: { type: "sphere", radius: 0.35 },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 2.5 * $glow$ },
      light_config: { color_hex: color, intensity: 1.6, distance: 14 },
      offset_xyz: [right, 2.5 + up, near],
      motion: "hover",
    },
  });
  return { success: true, message: `A light shines over ${mark.display_name} for ${seconds} seconds.` };
}
