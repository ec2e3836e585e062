/*---
{
  "id": "clock",
  "summary": "Tells the world's time, and how long ago it was last asked.",
  "informs": true,
  "phrases": [
    "what time is it",
    "a clock",
    "a pocket watch",
    "a stopwatch",
    "how much time has passed",
    "a timer that measures how long I take",
    "tell me the hour",
    "an hourglass",
    "how old is this world",
    "measure the time between two uses"
  ],
  "avoid": [
    "make it last longer",
    "count how often I use it",
    "how far is it",
    "an alarm"
  ],
  "slots": {},
  "requires": [],
  "ensures": [
    { "fact": "told"},
    { "fact": "changed", "thing": { "id": "$artifact"}}
  ]
}
---*/
function $NAME$(params) {
  const now = host.now().world_time;
  const told = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    const parts = [[Math.floor(whole / 3600), "h"], [Math.floor(whole / 60) % 60, "min"], [whole % 60, "s"]];
    return parts.filter(([amount], index) => amount > 0 || index === 2).map(([amount, unit]) => `${amount} ${unit}`).join(" ");
  };
  const last = Number((params.artifact_properties || {}).asked_at);
  if (params.artifact_id) host.setArtifactProperties({ properties: { asked_at: now } });
  const since = Number.isFinite(last) ? ` ${told(now - last)} have passed since you last asked.` : "";
  return { success: true, message: `The world's clock shows ${told(now)}.${since}` };
}
