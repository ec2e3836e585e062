/*---
{
  "id": "walk",
  "summary": "Brings the player to a landmark that can be reached on foot.",
  "phrases": [
    "teleport me to the door",
    "walk to the pillar",
    "take me to the pedestal",
    "carry me to the exit",
    "beam me to the platform",
    "run to the vault door",
    "bring me to that place at once",
    "boots that take me somewhere in one step",
    "jump to the other platform",
    "fly me to the pillar",
    "blink to the bench",
    "teleport me to the keyhole platform",
    "teleport me across",
    "bring me to the door",
    "take me over to the pillar"
  ],
  "avoid": [
    "a bridge to the keyhole",
    "a path to the other side",
    "how far is the door",
    "something to walk on over the gap",
    "move my lamp to the door"
  ],
  "slots": {
    "place": { "kind": "landmark", "prefer": "named", "doc": "Where to, within this place." }
  },
  "requires": [
    { "fact": "reachable", "landmark": "$place$", "if": "place"}
  ],
  "ensures": [
    { "fact": "soul_at", "landmark": "$place$", "within": 3, "if": "place"},
    { "fact": "told", "unless": "place"},
    { "fact": "exists", "thing": { "id": "$soul"}}
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
  if (!host.isReachable({ landmark_key: mark.key }).reachable) {
    return { success: false, message: `No firm footing leads to ${mark.display_name}, and this only goes where feet could. Make a way first.` };
  }
  host.moveSoul({ landmark_key: mark.key });
  return { success: true, message: `In one stride you stand at ${mark.display_name}.` };
}
