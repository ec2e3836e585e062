/*---
{
  "id": "count",
  "summary": "Counts how often it was used.",
  "phrases": [
    "count how often I use it",
    "a counter that goes up by one each time",
    "a tally of my uses",
    "a click counter",
    "keep score",
    "add one every time I press it",
    "a device that remembers how many times it was used",
    "a step counter",
    "count my tries"
  ],
  "avoid": [
    "count the things in the room",
    "how much time has passed",
    "roll a die",
    "write down a note"
  ],
  "slots": {
    "step": { "kind": "count", "default": 1, "doc": "How much is added each time." }
  },
  "requires": [],
  "ensures": [
    { "fact": "property", "of": { "id": "$artifact"}, "path": "counted", "is": "present"}
  ]
}
---*/
function $NAME$(params) {
  const before = Number((params.artifact_properties || {}).counted) || 0;
  const counted = before + (Number($step$) || 1);
  if (params.artifact_id) host.setArtifactProperties({ properties: { counted } });
  return { success: true, message: `The counter stands at ${counted}.` };
}
