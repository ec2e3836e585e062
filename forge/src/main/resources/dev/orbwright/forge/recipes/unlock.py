def $NAME$(params):
    things = host.scene()["objects"]
    wanted = $thing$ or params.get("target_env_object_id")
    if wanted:
        found = [item for item in things if item["id"] == wanted]
    else:
        found = [item for item in things if (item.get("details") or {}).get("locked") is True]
    if not found:
        return {"success": False, "message": "There is no lock here that this could work on."}
    details = found[0].get("details") or {}
    name = details.get("name") or found[0]["id"].replace("_", " ")
    if details.get("locked") is not True:
        return {"success": True, "message": f"{name} is not locked; nothing had to be done."}
    try:
        host.apply_effect(object_id=found[0]["id"], effect_details={"locked": False})
    except HostError as error:
        if error.code != "FORBIDDEN":
            raise
        return {
            "success": False,
            "message": f"{name} stays locked: the world itself guards that lock,"
            " and no wish can simply undo it. Look for what it asks for.",
        }
    return {"success": True, "message": f"{name} clicks: it is unlocked."}
