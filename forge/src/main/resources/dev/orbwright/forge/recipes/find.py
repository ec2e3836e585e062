def $NAME$(params):
    words = str($words$).lower().strip()[:100]
    marks = host.scene()["landmarks"]

    def named(item):
        return (
            item.get("display_name")
            or item.get("name")
            or (item.get("details") or {}).get("name")
            or item.get("id")
            or ""
        )

    near = [mark for mark in marks if words in named(mark).lower() or words.replace(" ", "_") in mark["key"]]
    if near:
        metres = host.distance({"from": "player_current_pos", "to": near[0]["key"]})["metres"]
        return {"success": True, "message": f"{named(near[0])} is here, {int(metres + 0.5)} metres from you."}
    far = [item for item in host.find(name=words, limit=5)["items"] if item.get("location_id")]
    if not far:
        here = host.get_location()["name"]
        return {"success": True, "message": f'Nothing in {here} or elsewhere is known under the name "{words}".'}
    place = host.get_location(location_id=far[0]["location_id"])
    return {"success": True, "message": f"{named(far[0])} is elsewhere: {place['name']}."}
