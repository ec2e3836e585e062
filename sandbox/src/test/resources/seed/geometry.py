# Params: {"from":[0,0,0],"to":[3,4,12],"steps":2}
# Calls:
# Expect: {"distance":13.0,"angle":53.13,"points":[[0.0,0.0,0.0],[1.5,2.0,6.0],[3.0,4.0,12.0]]}
import math

def run(params):
    a, b = params["from"], params["to"]
    distance = math.sqrt(sum((x - y) ** 2 for x, y in zip(a, b)))
    angle = round(math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])), 2)
    n = params["steps"]
    points = [[x + (y - x) * i / n for x, y in zip(a, b)] for i in range(n + 1)]
    return {"distance": distance, "angle": angle, "points": points}
