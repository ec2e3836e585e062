def $NAME$(params):
    factor = min(10, max(0.1, $factor$ or 2))
    changed = 0
    for thing in host.scene()["temporary_objects"]:
        try:
            host.update_temporary_object(object_id=thing["id"], client_visual_config={"scale": factor})
            changed += 1
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
    if changed:
        verb = "is" if changed == 1 else "are"
        return {
            "success": True,
            "message": f"{changed} of your things here now {verb} {factor} times the usual size.",
        }
    return {
        "success": False,
        "message": "Nothing that you made stands here, so nothing was resized. Make something first.",
    }
