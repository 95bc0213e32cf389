using System.Diagnostics;
using System.Diagnostics.Metrics;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Watches the writes. A user is never a tag, nor is anything of the data.</summary>
internal sealed class KafkaTelemetry
{
    private readonly Counter<long>? _records;
    private readonly Counter<long>? _deadLetters;
    private readonly Histogram<double>? _duration;
    private readonly TimeProvider _time;

    public KafkaTelemetry(IMeterFactory? factory, TimeProvider time)
    {
        _time = time;
        Meter? meter = factory?.Create(KafkaDiagnostics.MeterName);
        _records = meter?.CreateCounter<long>(KafkaDiagnostics.Metrics.Records, "{record}", "Records that were written, by what became of their batch.");
        _deadLetters = meter?.CreateCounter<long>(KafkaDiagnostics.Metrics.DeadLetters, "{message}", "Messages that went to the dead letters.");
        _duration = meter?.CreateHistogram<double>(KafkaDiagnostics.Metrics.Duration, "s", "How long a batch took until it was acknowledged, or a window until it was committed, or was not.");
    }

    /// <summary>Watches a batch that is written by itself.</summary>
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, Func<Activity?, ValueTask<WriteResult>> write) => WatchAsync(
        batch.Origin, batch.Count, write, static result => result.AllAcknowledged ? "Completed" : result.IsUnknown ? "Unknown" : "Refused");

    /// <summary>Watches the commit of a window, its records and its offset.</summary>
    public ValueTask<SyncOffset?> CommitAsync(IReadOnlyList<StagedBatch> staged, Func<Activity?, ValueTask<SyncOffset?>> commit) => staged.Count == 0 ? commit(null) : WatchAsync(
        staged[0].Origin, staged.Sum(static batch => batch.Count), commit, stored => stored is null ? "Failed" : staged.All(static batch => batch.Rejected.Count == 0) ? "Completed" : "Refused");

    public void DeadLettered(RecordOrigin origin, int count) =>
        _deadLetters?.Add(count, new TagList { { KafkaDiagnostics.Tags.Provider, origin.Provider.Value }, { KafkaDiagnostics.Tags.Stream, origin.Stream.Value } });

    private async ValueTask<T> WatchAsync<T>(RecordOrigin origin, int records, Func<Activity?, ValueTask<T>> write, Func<T, string> outcomeOf)
    {
        using Activity? activity = KafkaDiagnostics.Source.StartActivity(KafkaDiagnostics.Activities.Write, ActivityKind.Producer);
        long begun = _time.GetTimestamp();
        string outcome = "Failed";
        try
        {
            T result = await write(activity ?? Activity.Current).ConfigureAwait(false);
            outcome = outcomeOf(result);
            return result;
        }
        catch (Exception e)
        {
            outcome = OutcomeOf(e);
            throw;
        }
        finally
        {
            Note(activity, origin, records, outcome, _time.GetElapsedTime(begun));
        }
    }

    private static string OutcomeOf(Exception e) => e switch
    {
        OperationCanceledException => "Cancelled",
        KafkaSinkException sink => sink.Fault.ToString(),
        KafkaRecordsRefusedException => "Refused",
        ShardNotOwnedException => "Unknown",
        _ => "Failed",
    };

    private void Note(Activity? activity, RecordOrigin origin, int records, string outcome, TimeSpan took)
    {
        TagList tags = new()
        {
            { KafkaDiagnostics.Tags.Provider, origin.Provider.Value },
            { KafkaDiagnostics.Tags.Stream, origin.Stream.Value },
            { KafkaDiagnostics.Tags.Outcome, outcome },
        };
        _records?.Add(records, tags);
        _duration?.Record(took.TotalSeconds, tags);
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            activity?.SetTag(tag.Key, tag.Value);
        }

        activity?.SetTag(KafkaDiagnostics.Tags.Records, records);
        activity?.SetStatus(outcome is "Completed" or "Cancelled" ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
    }
}
