/*---
{
  "id": "look",
  "summary": "Tells what and who is in the place.",
  "informs": true,
  "phrases": [
    "look around",
    "tell me what is here",
    "describe this room",
    "list everything in this place",
    "a map of this place",
    "who is here",
    "a telescope that shows what is around me",
    "which exits are there",
    "scan the surroundings",
    "count the things in the room",
    "what do I see",
    "who else is here",
    "am I alone in this place",
    "is there someone with me",
    "where can I leave this place",
    "how many things are around me",
    "list the landmarks",
    "how do I get out of here",
    "where is the way out",
    "show me the ways out"
  ],
  "avoid": [
    "reveal hidden things",
    "what do I carry",
    "a lamp so I can see",
    "a hint for the puzzle"
  ],
  "slots": {},
  "requires": [],
  "ensures": [
    { "fact": "told"}
  ]
}
---*/
function $NAME$() {
  const { landmarks, temporary_objects: fleeting, souls } = host.scene();
  const place = host.getLocation();
  const names = landmarks.map((mark) =>
    mark.display_name + (mark.exit_to ? " (a way out)" : mark.reachable ? "" : " (out of reach)")
  );
  const others = souls.length > 0 ? ` With you: ${souls.map((soul) => soul.name).join(", ")}.` : " You are alone.";
  const passing = fleeting.length > 0 ? ` Conjured things that will fade: ${fleeting.length}.` : "";
  return { success: true, message: `${place.name}. Here ${names.length === 1 ? "is 1 landmark" : `are ${names.length} landmarks`}: ${names.join(", ") || "nothing at all"}.${passing}${others}`.slice(0, 1900) };
}
