def $NAME$(params):
    sayings = (
        "Every gap was once only a place where nobody had walked yet.",
        "A door without a handle is still a door.",
        "What you can describe, you can nearly hold.",
        "The chasm asked the bridge for its name. The bridge was busy.",
        "Stone is patient. You need not be.",
    )
    words = $words$ or sayings[int(host.random()["value"] * len(sayings))]
    host.tell(message=str(words)[:500])
    return {"success": True, "message": "A quiet voice speaks to you alone."}
