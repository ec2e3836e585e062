/*---
{
  "id": "music",
  "summary": "Lets music or a sound be heard at a landmark.",
  "phrases": [
    "play music",
    "a song that sounds through the hall",
    "ring a bell at the door",
    "a flute melody",
    "a music box",
    "let a choir sing from the chasm",
    "drums at the pillar",
    "play a fanfare",
    "the sound of the sea",
    "a lullaby",
    "a harp that plays by itself",
    "music at the keyhole platform",
    "a melody on a harp at the door",
    "music over the chasm"
  ],
  "avoid": [
    "a thunderstorm",
    "shout to everybody",
    "send a signal to the others"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "tune": { "kind": "type", "default": "music", "doc": "What is heard." },
    "duration": { "kind": "duration", "default": 30, "doc": "Seconds that it lasts." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." },
    "shift": { "kind": "shift", "default": [0, 0, 0], "doc": "Metres that it is moved to the right, up and towards the player." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "type": "music", "at": "$place$", "owner": "$soul"}}
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
  const tune = String($tune$).toLowerCase();
  const seconds = $duration$;
  const [right, up, near] = $shift$;
  host.createTemporaryObject({
    type: "music",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      scale: $size$,
      offset_xyz: [right, up, near],
      geometry_config: { type: "particles", parameters: { motion: "notes", count: 24, size: 0.2, spread: [2, 2, 2], speed: 0.6 } },
      material_config: { base_color_hex: "#fff0b8", emissive_color_hex: "#ffd36a", emissive_intensity: 1 * $glow$ },
      sound: tune,
    },
  });
  return { success: true, message: `From ${mark.display_name} comes the sound of ${tune}, for ${seconds} seconds.` };
}
