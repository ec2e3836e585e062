def $NAME$(params):
    things = host.scene()["objects"]
    wanted = $thing$ or params.get("target_env_object_id")
    found = [item for item in things if item["id"] == wanted] if wanted else things[:1]
    if not found:
        name = (wanted or "object").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here to work on. Use this where there is one."}
    thing = found[0]
    chosen = [item for item in things if item["type"] == thing["type"]] if $every$ else [thing]
    color = $color$
    names = []
    for item in chosen:
        name = (item.get("details") or {}).get("name") or item["id"].replace("_", " ")
        try:
            host.apply_effect(
                object_id=item["id"],
                effect_details={
                    "burning": True,
                    "frozen": None,
                    "client_visual_update": {
                        "new_color_hex": color,
                        "emissive_color_hex": color,
                        "emissive_intensity": 1.8,
                    },
                },
            )
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
            return {"success": False, "message": f"{name} resists: {error.message}"}
        names.append(name)
    they = "it burns" if len(names) == 1 else "they burn"
    return {"success": True, "message": f"Flames leap up on {', '.join(names)}: {they}."}
