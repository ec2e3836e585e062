# Params: {"rooms":["hall","attic"]}
# Calls:
# Expect: ["Room(hall, 4)","Room(attic, 5)",["Room","object"],"EXITS: N,S"]
from dataclasses import dataclass, field
from enum import Enum
from typing import Dict, List, Optional

class Direction(Enum):
    NORTH = "N"
    SOUTH = "S"

@dataclass
class Room:
    name: str
    exits: List[str] = field(default_factory=list)
    note: Optional[str] = None

    @property
    def size(self) -> int:
        return len(self.name)

    def __str__(self):
        return f"{type(self).__name__}({self.name}, {self.size})"

def run(params: Dict[str, list]) -> list:
    rooms = [Room(name) for name in params["rooms"]]
    for room in rooms:
        room.exits.extend(d.value for d in Direction)
    return [*map(str, rooms), [c.__name__ for c in Room.__mro__], "EXITS: " + ",".join(rooms[0].exits)]
