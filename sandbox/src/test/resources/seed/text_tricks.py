# Params: {"user_provided_description":"  A Bridge, made of LIGHT; and of   song! "}
# Calls:
# Expect: {"slug":"a_bridge_made_of_light_and_of_song","words":8,"top":["of",2],"title":"A Bridge Made Of Light And Of Song"}
import re
from collections import Counter

def run(params):
    text = params.get("user_provided_description", "").strip().lower()
    words = re.findall(r"[a-z]+", text)
    top = Counter(words).most_common(1)[0]
    return {"slug": "_".join(words), "words": len(words), "top": list(top), "title": " ".join(w.capitalize() for w in words)}
