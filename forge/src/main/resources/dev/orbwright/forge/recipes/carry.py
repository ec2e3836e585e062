def $NAME$(params):
    marks = host.scene()["landmarks"]
    wanted = $place$
    target = params.get("target_env_object_id")
    if wanted:
        found = [mark for mark in marks if mark["key"] == wanted]
    else:
        found = [mark for mark in marks if target and mark.get("object_id") == target] or marks
    if not found:
        name = (wanted or "landmark").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here. Use this in a place that has one."}
    mark = found[0]
    moved = 0
    for thing in host.scene()["temporary_objects"]:
        if thing["walkable"]:
            continue
        try:
            host.move_object(object_id=thing["id"], landmark_key=mark["key"])
            moved += 1
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
    if moved:
        verb = "drifts" if moved == 1 else "drift"
        return {"success": True, "message": f"{moved} of your things {verb} over to {mark['display_name']}."}
    return {
        "success": False,
        "message": "Nothing that you made here can be moved. Make something first; bridges stay where they are.",
    }
