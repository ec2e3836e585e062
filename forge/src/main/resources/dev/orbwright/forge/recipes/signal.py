def $NAME$(params):
    event = "signal_" + $NAME$.__name__
    words = str($words$)[:300]
    if params.get("event_id") == event:
        host.log(message=words)
        return {"success": True, "message": "The signal was heard."}
    host.register_event_handler(event_id=event, handler_dynamic_function_name=$NAME$.__name__)
    host.trigger_event(event_id=event)
    return {"success": True, "message": f'You raise the signal, and all can hear it: "{words}"'}
