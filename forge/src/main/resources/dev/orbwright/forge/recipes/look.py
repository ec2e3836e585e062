def $NAME$(params):
    scene = host.scene()
    place = host.get_location()["name"]
    names = []
    for mark in scene["landmarks"]:
        note = " (a way out)" if mark.get("exit_to") else "" if mark["reachable"] else " (out of reach)"
        names.append(mark["display_name"] + note)
    souls = ", ".join(soul["name"] for soul in scene["souls"])
    others = f" With you: {souls}." if souls else " You are alone."
    fleeting = len(scene["temporary_objects"])
    passing = f" Conjured things that will fade: {fleeting}." if fleeting else ""
    here = "is 1 landmark" if len(names) == 1 else f"are {len(names)} landmarks"
    listed = ", ".join(names) or "nothing at all"
    return {"success": True, "message": f"{place}. Here {here}: {listed}.{passing}{others}"[:1900]}
