/*---
{
  "id": "find",
  "summary": "Says where a thing is.",
  "informs": true,
  "phrases": [
    "where is it",
    "find the thing that I am looking for",
    "a compass that points to what I seek",
    "locate the exit",
    "a divining rod that finds things",
    "search for the orrery",
    "which place is it in",
    "tell me where to find something",
    "a finder for lost things",
    "where do I have to go",
    "where is the keyhole",
    "where is the door",
    "where is the bench",
    "where is the fountain",
    "find the pedestal for me"
  ],
  "avoid": [
    "how far is it",
    "reveal hidden things",
    "mark the door with a beacon",
    "a hint for the puzzle"
  ],
  "cues": [
    "\\bwhere(?:'s| is| are| can i find| do i find)\\b|\\blocate\\b"
  ],
  "slots": {
    "words": { "kind": "name", "default": "keyhole", "doc": "What is looked for." }
  },
  "requires": [],
  "ensures": [
    { "fact": "told"}
  ]
}
---*/
function $NAME$() {
  const words = String($words$).toLowerCase().trim().slice(0, 100);
  const here = host.scene();
  const named = (item) => item.display_name || item.name || (item.details || {}).name || item.id || "";
  const near = here.landmarks.filter((mark) => named(mark).toLowerCase().includes(words) || mark.key.includes(words.replace(/ /g, "_")));
  if (near.length > 0) {
    const { metres } = host.distance({ from: "player_current_pos", to: near[0].key });
    return { success: true, message: `${named(near[0])} is here, ${Math.round(metres)} metres from you.` };
  }
  const far = host.find({ name: words, limit: 5 }).items.filter((item) => item.location_id);
  if (far.length === 0) {
    return { success: true, message: `Nothing in ${host.getLocation().name} or elsewhere is known under the name "${words}".` };
  }
  const place = host.getLocation({ location_id: far[0].location_id });
  return { success: true, message: `${named(far[0])} is elsewhere: ${place.name}.` };
}
