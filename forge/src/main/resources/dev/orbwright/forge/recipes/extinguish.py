def $NAME$(params):
    things = host.scene()["objects"]
    wanted = $thing$ or params.get("target_env_object_id")
    found = [item for item in things if item["id"] == wanted] if wanted else things[:1]
    if not found:
        name = (wanted or "object").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here to work on. Use this where there is one."}
    thing = found[0]
    details = thing.get("details") or {}
    name = details.get("name") or thing["id"].replace("_", " ")
    if details.get("burning"):
        was = f"The flames on {name} go out."
    elif details.get("frozen"):
        was = f"The ice on {name} melts away."
    else:
        was = f"{name} was neither burning nor frozen; now it does not glow either."
    try:
        host.apply_effect(
            object_id=thing["id"],
            effect_details={
                "burning": None,
                "frozen": None,
                "client_visual_update": {
                    "new_color_hex": "#4a4650",
                    "emissive_color_hex": "#000000",
                    "emissive_intensity": 0,
                },
            },
        )
    except HostError as error:
        if error.code != "FORBIDDEN":
            raise
        return {"success": False, "message": f"{name} resists: {error.message}"}
    return {"success": True, "message": was}
