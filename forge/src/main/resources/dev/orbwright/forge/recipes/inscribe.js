/*---
{
  "id": "inscribe",
  "summary": "Asks its player something and hangs the answer up at a landmark.",
  "phrases": [
    "ask me for my name and write it over the door",
    "a sign that asks me what to write on it",
    "ask me for a word and show it above the pedestal",
    "let me type in words that then hang at the door",
    "ask for a message and put it on a banner",
    "write whatever I say over the keyhole"
  ],
  "avoid": [
    "ask me how I feel",
    "remember something for me",
    "a banner that says hello"
  ],
  "cues": [
    "\\basks? me\\b.*\\b(?:write|writes|show|shows|hang|hangs|put|puts) (?:it|them|that|what|the answer)\\b"
  ],
  "against": [
    "\\b(?:remember|keep|store)\\b"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." },
    "question": { "kind": "question", "default": "What shall be written?", "doc": "What is asked." },
    "color": { "kind": "color", "default": "#c8324a", "doc": "The cloth's colour." },
    "duration": { "kind": "duration", "default": 120, "doc": "Seconds that it lasts." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$" }, "if": "place" }
  ],
  "ensures": [
    { "fact": "asked" }
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
  if (typeof params.input !== "string" || params.input.trim() === "") {
    if (!params.artifact_id) return { success: false, message: "It can ask only while you hold it." };
    host.promptPlayer({ message: String($question$).slice(0, 500) });
    return { success: true, message: "It waits for your answer." };
  }
  const words = params.input.trim().slice(0, 120);
  const color = $color$;
  const seconds = $duration$;
  host.createTemporaryObject({
    type: "banner",
    from_landmark_id: mark.key,
    to_landmark_id: mark.key,
    walkable: false,
    duration: seconds,
    client_visual_config: {
      geometry_config: { type: "plane", dimensions: [2.4, 1.2] },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: 0.2 },
      label: words,
      offset_xyz: [0, 2.8, 0],
      motion: "wave",
    },
  });
  return { success: true, message: `At ${mark.display_name} one can now read, for ${seconds} seconds: "${words}"` };
}
