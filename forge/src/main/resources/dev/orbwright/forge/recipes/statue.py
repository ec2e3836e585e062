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
    figure = str($figure$).lower()
    material = $material$
    seconds = $duration$
    right, up, near = $shift$
    host.create_temporary_object(
        type="statue",
        from_landmark_id=mark["key"],
        to_landmark_id=mark["key"],
        walkable=False,
        duration=seconds,
        client_visual_config={
            "scale": $size$,
            "geometry_config": {"type": "figure", "parameters": {"kind": figure, "height": 1.8}},
            "material_config": {"base_color_hex": $color$ or "#e4e0d8", "roughness": 0.4},
            "label": figure,
            "offset_xyz": [1.6 + right, up, 0.8 + near],
        },
    )
    return {"success": True, "message": f"Beside {mark['display_name']} now stands, of {material}: {figure}. It stays for {seconds} seconds."}
