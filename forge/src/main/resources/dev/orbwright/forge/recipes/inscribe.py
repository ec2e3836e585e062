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
    given = params.get("input")
    if not isinstance(given, str) or not given.strip():
        if not params.get("artifact_id"):
            return {"success": False, "message": "It can ask only while you hold it."}
        host.prompt_player(message=str($question$)[:500])
        return {"success": True, "message": "It waits for your answer."}
    words = given.strip()[:120]
    color = $color$
    seconds = $duration$
    host.create_temporary_object(
        type="banner",
        from_landmark_id=mark["key"],
        to_landmark_id=mark["key"],
        walkable=False,
        duration=seconds,
        client_visual_config={
            "geometry_config": {"type": "plane", "dimensions": [2.4, 1.2]},
            "material_config": {"base_color_hex": color, "emissive_color_hex": color, "emissive_intensity": 0.2},
            "label": words,
            "offset_xyz": [0, 2.8, 0],
            "motion": "wave",
        },
    )
    return {
        "success": True,
        "message": f"At {mark['display_name']} one can now read, for {seconds} seconds: \"{words}\"",
    }
