def $NAME$(params):
    words = str($words$)[:300]
    soul = json.loads(external_apis["host_get_entity_data"]({"entity_id": params["soul_id"]}))
    told = external_apis["host_log_message_to_world"]({
        "message": f'{soul.get("name") or "Somebody"} calls out: "{words}"',
    })
    if told.startswith("Error API"):
        return json.dumps({"success": False, "message": told})
    return json.dumps({"success": True, "message": f'All have heard it: "{words}"'})
