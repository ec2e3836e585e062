/*---
{
  "id": "carry",
  "summary": "Moves what the player's own tools have made to another landmark.",
  "phrases": [
    "move my light to the door",
    "carry the statue I made over to the pillar",
    "push my wall to the keyhole",
    "bring my cloud over here",
    "shift my creation to another spot",
    "telekinesis for the things I made",
    "let my lamp float over to the platform",
    "pull my banner to the exit"
  ],
  "avoid": [
    "teleport me to the door",
    "walk to the pillar",
    "carry me over the gap",
    "give me the lamp"
  ],
  "slots": {
    "place": { "kind": "landmark", "default": null, "doc": "The landmark where it is to be; null takes what is aimed at, or the nearest." }
  },
  "requires": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "owner": "$soul"}}
  ],
  "ensures": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "at": "$place$", "owner": "$soul"}}
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
  let moved = 0;
  for (const thing of host.scene().temporary_objects) {
    if (thing.walkable) continue;
    try {
      host.moveObject({ object_id: thing.id, landmark_key: mark.key });
      moved += 1;
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
    }
  }
  return moved > 0
    ? { success: true, message: `${moved} of your things ${moved === 1 ? "drifts" : "drift"} over to ${mark.display_name}.` }
    : { success: false, message: "Nothing that you made here can be moved. Make something first; bridges stay where they are." };
}
