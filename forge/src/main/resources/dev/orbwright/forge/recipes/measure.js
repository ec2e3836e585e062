/*---
{
  "id": "measure",
  "summary": "Measures how far a landmark is, and whether one can walk there.",
  "informs": true,
  "phrases": [
    "how far is it to the keyhole",
    "measure the distance to the door",
    "a measuring tape",
    "a rangefinder",
    "how wide is the gap",
    "can I reach the platform on foot",
    "a ruler that tells me how far away things are",
    "tell me the distance to the pillar",
    "how many metres to the exit",
    "how many metres is it to the door",
    "how many metres to the keyhole",
    "how far away is the pedestal from me"
  ],
  "avoid": [
    "a bridge over the gap",
    "how much time has passed",
    "take me to the door",
    "show me what is here"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "prefer": "unreachable", "doc": "The landmark to measure to; null takes what is aimed at, or the nearest." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$place$"}, "if": "place"}
  ],
  "ensures": [
    { "fact": "told"}
  ]
}
---*/
function $NAME$(params) {
  const marks = host.scene().landmarks;
  const wanted = $place$;
  const mark = wanted
    ? marks.find((item) => item.key === wanted)
    : marks.find((item) => item.object_id && item.object_id === params.target_env_object_id)
      || marks.find((item) => !item.reachable) || marks[0];
  if (!mark) {
    const name = (wanted || "landmark").replace(/_/g, " ");
    return { success: false, message: `There is no ${name} here. Use this in a place that has one.` };
  }
  const { metres } = host.distance({ from: "player_current_pos", to: mark.key });
  const way = host.isReachable({ landmark_key: mark.key }).reachable
    ? "One can walk there."
    : "No firm footing leads there.";
  return { success: true, message: `${mark.display_name} is ${metres.toFixed(1)} metres away. ${way}` };
}
