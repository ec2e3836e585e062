def $NAME$(params):
    removed = 0
    for thing in host.scene()["temporary_objects"]:
        try:
            host.remove(id=thing["id"])
            removed += 1
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
    if removed:
        verb = "is" if removed == 1 else "are"
        return {"success": True, "message": f"{removed} of the things that you made here {verb} gone."}
    return {"success": True, "message": "Nothing that you made stands here, so nothing was removed."}
