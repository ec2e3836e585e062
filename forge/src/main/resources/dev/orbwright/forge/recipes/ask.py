def $NAME$(params):
    holds = params.get("artifact_id")
    given = params.get("input")
    if isinstance(given, str) and given.strip():
        answer = given.strip()[:500]
        if holds:
            host.set_artifact_properties(properties={"last_answer": answer})
            return {"success": True, "message": f'I keep this for you: "{answer}"'}
        return {"success": True, "message": f'You said: "{answer}"'}
    kept = (params.get("artifact_properties") or {}).get("last_answer")
    question = str($question$)[:500]
    if not holds:
        return {"success": False, "message": "It can ask only while you hold it."}
    host.prompt_player(message=f'{question} (The last time you said: "{kept}")' if kept else question)
    return {"success": True, "message": "It waits for your answer."}
