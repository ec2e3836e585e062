# Params: {"inventory":[{"id":"b","weight":2.5},{"id":"a","weight":1},{"id":"c"}],"limit":3}
# Calls:
# Expect: {"order":["b","a","c"],"heavy":["b"],"total":"3.50","by_id":{"a":1,"b":2.5,"c":0}}
from functools import reduce

def run(params):
    items = sorted(params["inventory"], key=lambda item: item.get("weight", 0), reverse=True)
    total = reduce(lambda t, item: t + item.get("weight", 0), items, 0)
    heavy = list(map(lambda i: i["id"], filter(lambda i: i.get("weight", 0) > 2, items)))
    by_id = {i["id"]: i.get("weight", 0) for i in sorted(items, key=lambda i: i["id"])}
    return {"order": [i["id"] for i in items], "heavy": heavy, "total": f"{total:.2f}", "by_id": by_id}
