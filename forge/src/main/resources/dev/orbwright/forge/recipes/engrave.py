def $NAME$(params):
    things = host.scene()["objects"]
    wanted = $thing$ or params.get("target_env_object_id")
    found = [item for item in things if item["id"] == wanted] if wanted else things[:1]
    if not found:
        name = (wanted or "object").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here to work on. Use this where there is one."}
    thing = found[0]
    name = (thing.get("details") or {}).get("name") or thing["id"].replace("_", " ")
    words = str($words$)[:200]
    try:
        host.apply_effect(object_id=thing["id"], effect_details={"inscription": words})
    except HostError as error:
        if error.code != "FORBIDDEN":
            raise
        return {"success": False, "message": f"{name} resists: {error.message}"}
    return {"success": True, "message": f'On {name} one can now read: "{words}"'}
