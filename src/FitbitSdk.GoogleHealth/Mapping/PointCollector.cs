using System.Buffers;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <inheritdoc cref="IPointCollector"/>
internal sealed class PointCollector<TKind, TRecord>(ReadRequest request, string operation) : IPointCollector
    where TKind : struct, IPointKind<TRecord>
    where TRecord : IHealthRecord<TRecord>
{
    private static readonly Duration RetryAfter = Duration.FromMinutes(15);

    // A log that is not processed by then will not be: it is delivered as it is, and a later revision is found by the look-back.
    private static readonly Duration LongestProcessing = Duration.FromDays(1);

    private readonly List<(TRecord Record, bool IsFinal)> _records = [];
    private readonly List<MappingProblem> _problems = [];

    public bool Add(ReadOnlySequence<byte> body, bool asItIs)
    {
        using JsonBody json = new(body);
        ProblemList problems = new("dataPoints");
        PointReader<TKind, TRecord> reader = new(json.Bytes, operation, problems);
        JsonAnswer.Read(operation, ref reader, static (ref walk) => walk.Read());
        if (reader.HasMore && !asItIs)
        {
            return false;
        }

        _records.AddRange(reader.Records);
        _problems.AddRange(problems.ToList());
        if (reader.HasMore)
        {
            _problems.Add(new("nextPageToken", "possibly incomplete: more than a page of one moment"));
        }

        return true;
    }

    public SourcePage ToPage(RecordOrigin origin, int requests)
    {
        Instant? heldFrom = null;
        List<TRecord> records = new(_records.Count);
        foreach ((TRecord record, bool isFinal) in _records)
        {
            (Instant start, Instant end) = TKind.SpanOf(record);
            if (!Belongs(start, end))
            {
                continue;
            }

            bool held = !isFinal && end + LongestProcessing > origin.ObservedAt;
            if (held)
            {
                heldFrom = Instant.Min(heldFrom ?? Instant.MaxValue, request.Stream.DayKind is DayKind.Instant ? end : start);
            }
            else
            {
                records.Add(record);
            }
        }

        records.Sort(TKind.Compare);
        return new()
        {
            Batch = Build(records, origin),
            Problems = _problems,
            PendingUntil = heldFrom is null ? null : origin.ObservedAt + RetryAfter,
            PendingFrom = heldFrom is { } from ? StreamTime.FromInstant(from) : null,
            Requests = requests,
        };
    }

    // Samples and intervals by their start, logs by their end: a log is known when it is over.
    private bool Belongs(Instant start, Instant end) =>
        request.Window.Contains(StreamTime.FromInstant(request.Stream.DayKind is DayKind.Instant ? end : start))
        && start >= request.User.ConsentStart
        && (request.User.ConsentEnd is not { } consentEnd || end <= consentEnd);

    // Also without records: that a window holds none is news where it held some before.
    private static RecordBatch<TRecord> Build(List<TRecord> records, RecordOrigin origin)
    {
        using RecordBatchBuilder<TRecord> builder = new(records.Count);
        foreach (TRecord record in records)
        {
            builder.Add(record);
        }

        return builder.Build(origin);
    }
}
