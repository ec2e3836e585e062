def $NAME$(params):
    marks = host.scene()["landmarks"]
    wanted = $place$
    target = params.get("target_env_object_id")
    if wanted:
        found = [mark for mark in marks if mark["key"] == wanted]
    else:
        found = [mark for mark in marks if target and mark.get("object_id") == target]
        found = found or [mark for mark in marks if not mark["reachable"]] or marks
    if not found:
        name = (wanted or "landmark").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here. Use this in a place that has one."}
    mark = found[0]
    metres = host.distance({"from": "player_current_pos", "to": mark["key"]})["metres"]
    reachable = host.is_reachable(landmark_key=mark["key"])["reachable"]
    way = "One can walk there." if reachable else "No firm footing leads there."
    return {"success": True, "message": f"{mark['display_name']} is {metres:.1f} metres away. {way}"}
