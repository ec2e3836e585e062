def $NAME$(params):
    carried = host.scene()["inventory"]
    wanted = $artifact$
    found = [item for item in carried if item["id"] == wanted] if wanted else carried[:1]
    if not found:
        return {"success": False, "message": "You do not carry that, so there is nothing to copy."}
    original = host.get_entity(entity_id=found[0]["id"])
    artifact = f"copy_{int(host.random()['value'] * 1e9):x}_{int(host.now()['world_time'])}"
    copy = {
        "id": artifact,
        "name": f"Copy of {original['name']}"[:200],
        "description": original.get("description") or "A copy.",
        "properties": original.get("properties") or {},
    }
    linked = original.get("linked_dynamic_function_name")
    works = False
    if linked:
        try:
            host.add_artifact({**copy, "linked_dynamic_function_name": linked})
            works = True
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
    if not works:
        host.add_artifact(copy)
    host.give_artifact(artifact_id=artifact)
    like = ". It works like the first one." if works else ", in looks only: it does nothing."
    return {"success": True, "message": f"You now carry a copy of {original['name']}{like}"}
