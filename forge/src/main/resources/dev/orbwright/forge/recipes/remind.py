def $NAME$(params):
    words = str($words$)[:500]
    if params.get("due") is True:
        host.tell(message=f"You wanted to be reminded: {words}")
        return {"success": True, "message": words}
    seconds = $delay$
    try:
        host.after(seconds=seconds, name=$NAME$.__name__, args={"due": True})
    except HostError as error:
        if error.code != "LIMIT":
            raise
        return {"success": False, "message": error.message}
    return {"success": True, "message": f"In {seconds} seconds you will hear: {words}"}
