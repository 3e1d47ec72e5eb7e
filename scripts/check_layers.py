#!/usr/bin/env python3
"""Fails if a room includes or links a room that the table in docs/architecture.md does not allow.

The table between the marks "rooms: begin" and "rooms: end" is the only source of the rule.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ALWAYS = {"base", "core"}
INCLUDE = re.compile(r'^\s*#\s*include\s+"(?:lookbook/)?([a-z_]+)/', re.M)


def read_table(text):
    """room -> (level, state, allowed rooms)"""
    block = text.split("<!-- rooms: begin -->")[1].split("<!-- rooms: end -->")[0]
    rooms = {}
    for line in block.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) != 5 or not cells[0].isdigit():
            continue
        room = cells[1].strip("`")
        names = set() if cells[4] in ("–", "all") else {name.strip() for name in cells[4].split(",")}
        rooms[room] = (int(cells[0]), cells[2], None if cells[4] == "all" else names | ALWAYS)
    return rooms


def check_table(rooms):
    for room, (level, _, allowed) in rooms.items():
        for other in sorted((allowed or set()) - {room}):
            if other not in rooms:
                yield f"docs/architecture.md: room '{room}' may include '{other}', which the table does not list"
            elif rooms[other][0] >= level and room not in ALWAYS:
                yield f"docs/architecture.md: '{room}' is on level {level}, '{other}' on {rooms[other][0]}: not allowed"


def files_of(room):
    folders = (ROOT / "apps",) if room == "apps" else (ROOT / "include/lookbook" / room, ROOT / "src" / room)
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.suffix in (".hpp", ".cpp"))


def check_includes(rooms):
    for room, (_, state, allowed) in rooms.items():
        files = list(files_of(room))
        if files and state != "built":
            yield f"docs/architecture.md: room '{room}' has files but is listed as {state}"
        if not files and state == "built":
            yield f"docs/architecture.md: room '{room}' is listed as built but has no files"
        if allowed is None:
            continue
        for path in files:
            for included in INCLUDE.findall(path.read_text(encoding="utf-8")):
                if included in rooms and included != room and included not in allowed:
                    yield f"{path.relative_to(ROOT)}: includes room '{included}', which '{room}' may not"


def check_links(rooms):
    for room, (_, _, allowed) in rooms.items():
        recipe = ROOT / "src" / room / "CMakeLists.txt"
        if allowed is None or not recipe.exists():
            continue
        body = re.search(r"\n\s*ROOMS\s+([a-z_\s]+?)(?=\n\s*[A-Z_]+\s|\))", recipe.read_text(encoding="utf-8"))
        for linked in body.group(1).split() if body else ():
            if linked not in allowed:
                yield f"{recipe.relative_to(ROOT)}: links room '{linked}', which '{room}' may not"


def main():
    rooms = read_table((ROOT / "docs/architecture.md").read_text(encoding="utf-8"))
    if len(rooms) < 10:
        sys.exit("check_layers: the room table in docs/architecture.md could not be read")
    unknown = [
        f"src/{folder.name}: a folder that is no room of docs/architecture.md"
        for folder in sorted((ROOT / "src").iterdir())
        if folder.is_dir() and folder.name not in rooms
    ]
    problems = [*check_table(rooms), *check_includes(rooms), *check_links(rooms), *unknown]
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"check_layers: {len(rooms)} rooms, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
