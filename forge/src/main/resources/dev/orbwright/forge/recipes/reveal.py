def $NAME$(params):
    things = host.scene()["objects"]
    hidden = [thing for thing in things if (thing.get("details") or {}).get("hidden") is True]
    shown = []
    for thing in hidden:
        try:
            host.apply_effect(object_id=thing["id"], effect_details={"hidden": False})
            shown.append(thing["details"].get("name") or thing["id"].replace("_", " "))
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
    if shown:
        return {"success": True, "message": f"What was hidden comes to light: {', '.join(shown)}."}
    place = host.get_location()["name"]
    if hidden:
        return {"success": True, "message": f"Something is hidden in {place}, but the world keeps it so."}
    return {
        "success": True,
        "message": f"Nothing is hidden in {place};"
        f" the {len(things)} things of this place are all in plain sight.",
    }
