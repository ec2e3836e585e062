/*---
{
  "id": "signal",
  "summary": "Raises a signal that its own handler answers.",
  "phrases": [
    "a signal that I can raise",
    "a bell that triggers an alarm",
    "an alarm that goes off when I use it",
    "trigger an event",
    "a magic button that starts something",
    "sound the alarm",
    "a doorbell",
    "a switch that sets something off",
    "react when I ring it"
  ],
  "avoid": [
    "ring a bell as music",
    "announce something",
    "a signal flare on the pillar",
    "a timer"
  ],
  "slots": {
    "words": { "kind": "text", "default": "The alarm rings!", "doc": "What is said when the signal is raised." }
  },
  "requires": [],
  "ensures": [
    { "fact": "logged"},
    { "fact": "handled", "event": "signal_$NAME$"}
  ]
}
---*/
function $NAME$(params) {
  const event = "signal_" + $NAME$.name;
  const words = String($words$).slice(0, 300);
  if (params.event_id === event) {
    host.log({ message: words });
    return { success: true, message: "The signal was heard." };
  }
  host.registerEventHandler({ event_id: event, handler_dynamic_function_name: $NAME$.name });
  host.triggerEvent({ event_id: event });
  return { success: true, message: `You raise the signal, and all can hear it: "${words}"` };
}
