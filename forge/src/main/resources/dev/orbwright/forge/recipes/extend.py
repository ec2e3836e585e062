def $NAME$(params):
    seconds = $duration$
    renewed = 0
    for thing in host.scene()["temporary_objects"]:
        try:
            host.update_temporary_object(object_id=thing["id"], duration=seconds)
            renewed += 1
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
    if renewed:
        return {
            "success": True,
            "message": f"{renewed} of your things here will stand for {seconds} more seconds.",
        }
    return {
        "success": False,
        "message": "Nothing that you made stands here, so there is nothing to keep. Make something first.",
    }
