def $NAME$(params):
    marks = host.scene()["landmarks"]
    wanted = $place$
    target = params.get("target_env_object_id")
    if wanted:
        found = [mark for mark in marks if mark["key"] == wanted]
    else:
        found = [mark for mark in marks if target and mark.get("object_id") == target] or marks
    start = $start$
    if not found or (start and all(mark["key"] != start for mark in marks)):
        name = ((start if found else wanted) or "landmark").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here. Use this in a place that has one."}
    mark = found[0]
    seconds = $duration$
    host.create_temporary_object(
        type="rainbow_light",
        from_landmark_id=start or "player_current_pos",
        to_landmark_id=mark["key"],
        walkable=False,
        duration=seconds,
        client_visual_config={
            "geometry_config": {"type": "box", "dimensions": [0.8 * $size$, 0.1, 1], "stretch": "from_to"},
            "material_config": {
                "base_color_hex": "#ff8ad8",
                "emissive_color_hex": "#8ad8ff",
                "emissive_intensity": 1.2 * $glow$,
                "transparent": True,
                "opacity": 0.5,
            },
        },
    )
    return {
        "success": True,
        "message": f"A rainbow stands in the air up to {mark['display_name']} for {seconds} seconds."
        " It is for looking at and carries nobody.",
    }
