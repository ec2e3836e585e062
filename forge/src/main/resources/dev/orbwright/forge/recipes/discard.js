/*---
{
  "id": "discard",
  "summary": "Takes keepsakes and copies that the player's tools made out of the inventory.",
  "phrases": [
    "throw away an item",
    "empty my bag",
    "drop the flower that I carry",
    "get rid of my copies",
    "discard what I no longer need",
    "a bin for my inventory",
    "remove the coin from my inventory",
    "throw my keepsakes into the abyss",
    "lighten my load"
  ],
  "avoid": [
    "remove everything I built here",
    "put out the fire",
    "list my inventory",
    "give me a bag"
  ],
  "slots": {
    "artifact": { "kind": "artifact", "default": null, "doc": "What to throw away; null takes everything that the player's own tools made." }
  },
  "requires": [],
  "ensures": [
    { "fact": "changed", "thing": { "id": "$soul"}, "path": "inventory"}
  ]
}
---*/
function $NAME$(params) {
  const wanted = $artifact$;
  const carried = host.scene().inventory.filter((item) => item.id !== params.artifact_id);
  const chosen = carried.filter((item) => wanted ? item.id === wanted : (item.properties || {}).keepsake || /^(gift|copy)_/.test(item.id));
  const gone = [];
  for (const item of chosen) {
    try {
      host.take({ artifact_id: item.id });
      gone.push(item.name);
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
    }
  }
  return gone.length > 0
    ? { success: true, message: `You no longer carry: ${gone.join(", ")}.` }
    : { success: false, message: "Nothing was thrown away: only what your own tools made can be, and you carry none of it." };
}
