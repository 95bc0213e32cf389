"""Compares messages that may come again with the simulator's truth."""

import collections

from judge import STREAMS, Tally

# A worker's consents have no end: a date of somebody in the west counts, too, though it ends after the last UTC day.
NO_END = "2100-01-01T00:00:00Z"


class MessageTally(Tally):
    """Counts what differs between messages and the truth. A message is the run that sent it (None where it may be an older one), its delivery and its value."""

    def __init__(self):
        super().__init__()
        self.repeats = self.unlike = 0
        self.repeated_runs = set()

    def count_truth(self, simulator):
        """How many ids there are in the end."""
        simulator.end = NO_END
        return sum(len(self.truth(simulator, stream)) for stream in STREAMS)

    def compare_messages(self, simulator, messages, form, record_of, are_repeats_allowed):
        by_stream = collections.defaultdict(list)
        for run, entry, value in messages:
            by_stream[entry["stream"]].append((run, entry, value))
        simulator.end = NO_END
        for stream in STREAMS:
            entries = self._without_repeats(by_stream[stream]) if are_repeats_allowed else ({**entry, "record": value} for _, entry, value in by_stream[stream])
            self.compare(self.truth(simulator, stream), self.hold(entries, stream, form, lambda entry, name=stream: record_of(name, entry["record"])), stream)

    def _without_repeats(self, messages):
        """A repeat bears the same id, the same revision and the same bytes as what its consumer holds."""
        held = {}
        for run, entry, value in messages:
            identity = entry["recordId"]
            last_run, revision, first = held.get(identity, (None, None, None))
            if entry["delivery"] == "upsert" and revision == entry["revision"]:
                self.repeats += 1
                # When a zone was seen is no part of its revision.
                self.unlike += first != value and entry["stream"] != "time-zone"
                # The run that wrote it last is the one whose offset did not move.
                if run not in (last_run, None):
                    self.repeated_runs.add(last_run)
                held[identity] = (run or last_run, revision, first)
                continue
            if entry["delivery"] == "upsert":
                held[identity] = (run, entry["revision"], value)
            elif entry["delivery"] == "retract":
                held.pop(identity, None)
            else:
                held.clear()
            yield {**entry, "record": value}
