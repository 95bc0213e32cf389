"""quickstart-truth: what the quick start wrote equals the simulator's truth, also after late uploads; one run more reads again and adds nothing."""

import sys

from judge import Fitbit
from truth import measure

# Three people of three zones: one has a second tracker that is late, one syncs every third day.
SHORT = [(1, 3, 5, "2026-10-27", ["+2 13:20"])]

# Both changes of the clock of autumn, several runs on the way; other people on a spring night; a single day.
FULL = SHORT + [
    (7, 3, 14, "2026-11-05", ["+0 20:00", "+2 11:05", "+5 23:59", "+6 04:30", "+9 17:45", "+12 08:00"]),
    (3, 2, 5, "2026-03-30", ["+3 02:10"]),
    (11, 1, 1, "2024-02-29", []),
    # Six people: one has no tracker, one travels, one deletes logs, of which two runs an hour apart must not find them.
    (7, 6, 6, "2026-11-05", ["+2 11:05", "+4 20:00", "+5 18:30"]),
]

measure("quickstart-truth", Fitbit, SHORT if "--short" in sys.argv else FULL)
