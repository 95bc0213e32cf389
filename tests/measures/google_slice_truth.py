"""google-slice-truth: the quick start through the Google Health API equals its simulator's truth; one run more reads again and adds nothing."""

import sys

from google_health import GoogleHealth
from truth import measure

# Three people of three zones, both changes of the clock of autumn; one has a second tracker that is late, one syncs every third day.
# Small pages bring their borders, and what they lose, into every window.
SHORT = [(1, 3, 4, "2026-10-27", ["+2 13:20"], "--page-size", "400")]
FULL = SHORT + [(7, 3, 14, "2026-11-05", ["+2 11:05", "+6 04:30", "+9 17:45"]), (3, 2, 5, "2026-03-30", ["+3 02:10"], "--page-size", "150")]

measure("google-slice-truth", GoogleHealth, SHORT if "--short" in sys.argv else FULL)
