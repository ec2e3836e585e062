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
    if not host.is_reachable(landmark_key=mark["key"])["reachable"]:
        return {
            "success": False,
            "message": f"No firm footing leads to {mark['display_name']}, and this only goes where feet could."
            " Make a way first.",
        }
    host.move_soul(landmark_key=mark["key"])
    return {"success": True, "message": f"In one stride you stand at {mark['display_name']}."}
