/*---
{
  "id": "duplicate",
  "summary": "Copies a thing that the player carries.",
  "phrases": [
    "duplicate my key",
    "make a copy of the ember",
    "a second feather",
    "clone what I carry",
    "a mirror that doubles items",
    "copy an artifact from my inventory",
    "two of the same thing",
    "replicate the drop of rain",
    "twin of my key"
  ],
  "avoid": [
    "give me a flower",
    "a mirror image of myself",
    "make it twice as big",
    "count my items"
  ],
  "cues": [
    "\\b(?:clone|copy|copies|duplicate|replicate|double of)\\b.{0,20}\\b(?:my|carry|carried|key|ember|feather|drop|item|artifact)\\b"
  ],
  "slots": {
    "artifact": { "kind": "artifact", "default": null, "doc": "The artifact to copy; null takes the first that is carried." }
  },
  "requires": [
    { "fact": "carried", "thing": { "id": "$artifact$"}, "if": "artifact"}
  ],
  "ensures": [
    { "fact": "carried", "thing": { "kind": "artifact", "owner": "$soul", "words": "copy"}},
    { "fact": "count", "of": { "kind": "artifact", "owner": "$soul"}, "at_least": 1, "more": true}
  ]
}
---*/
function $NAME$() {
  const carried = host.scene().inventory;
  const wanted = $artifact$;
  const model = wanted ? carried.find((item) => item.id === wanted) : carried[0];
  if (!model) return { success: false, message: "You do not carry that, so there is nothing to copy." };
  const original = host.getEntity({ entity_id: model.id });
  const id = `copy_${Math.floor(host.random().value * 1e9).toString(36)}_${Math.floor(host.now().world_time)}`;
  const copy = { id, name: `Copy of ${original.name}`.slice(0, 200), description: original.description || "A copy.", properties: original.properties || {} };
  let works = false;
  if (original.linked_dynamic_function_name) {
    try {
      host.addArtifact({ ...copy, linked_dynamic_function_name: original.linked_dynamic_function_name });
      works = true;
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
    }
  }
  if (!works) host.addArtifact(copy);
  host.giveArtifact({ artifact_id: id });
  return {
    success: true,
    message: works
      ? `You now carry a copy of ${original.name}. It works like the first one.`
      : `You now carry a copy of ${original.name}, in looks only: it does nothing.`,
  };
}
