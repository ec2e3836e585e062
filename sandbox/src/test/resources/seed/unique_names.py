# Params: {"soul_id":"soul_1","count":3}
# Calls:
# Expect: [true,3,36,[8,4,4,4,12]]
import uuid
def run(params):
    ids = {f"df_user_{str(uuid.uuid4())[:4]}_{uuid.uuid4().hex[:4]}" for _ in range(int(params["count"]))}
    one = str(uuid.uuid4())
    return [all(i.startswith("df_user_") for i in ids), len(ids), len(one), [len(p) for p in one.split("-")]]
