def $NAME$(params):
    gift = str($gift$).strip()[:80] or "a small keepsake"
    name = gift[0].upper() + gift[1:]
    words = $words$
    written = f' It reads: "{str(words)[:300]}"' if words else ""
    artifact = f"gift_{int(host.random()['value'] * 1e9):x}_{int(host.now()['world_time'])}"
    host.add_artifact(
        id=artifact,
        name=name,
        description=f"Wished for, and here it is: {gift}. It is lovely, and it does nothing.{written}",
        properties={"keepsake": True},
    )
    host.give_artifact(artifact_id=artifact)
    return {"success": True, "message": f"You now carry: {name}.{written}"}
