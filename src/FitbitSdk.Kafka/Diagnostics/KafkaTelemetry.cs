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
        _duration = meter?.CreateHistogram<double>(KafkaDiagnostics.Metrics.Duration, "s", "How long a batch took until it was acknowledged, or was not.");
    }

    public async ValueTask<WriteResult> WriteAsync(RecordBatch batch, Func<Activity?, ValueTask<WriteResult>> write)
    {
        using Activity? activity = KafkaDiagnostics.Source.StartActivity(KafkaDiagnostics.Activities.Write, ActivityKind.Producer);
        long begun = _time.GetTimestamp();
        string outcome = "Failed";
        try
        {
            WriteResult result = await write(activity ?? Activity.Current).ConfigureAwait(false);
            outcome = result.AllAcknowledged ? "Completed" : result.IsUnknown ? "Unknown" : "Refused";
            return result;
        }
        catch (OperationCanceledException)
        {
            outcome = "Cancelled";
            throw;
        }
        catch (KafkaSinkException e)
        {
            outcome = e.Fault.ToString();
            throw;
        }
        finally
        {
            Note(activity, batch, outcome, _time.GetElapsedTime(begun));
        }
    }

    public void DeadLettered(RecordOrigin origin, int count) =>
        _deadLetters?.Add(count, new TagList { { KafkaDiagnostics.Tags.Provider, origin.Provider.Value }, { KafkaDiagnostics.Tags.Stream, origin.Stream.Value } });

    private void Note(Activity? activity, RecordBatch batch, string outcome, TimeSpan took)
    {
        TagList tags = new()
        {
            { KafkaDiagnostics.Tags.Provider, batch.Origin.Provider.Value },
            { KafkaDiagnostics.Tags.Stream, batch.Origin.Stream.Value },
            { KafkaDiagnostics.Tags.Outcome, outcome },
        };
        _records?.Add(batch.Count, tags);
        _duration?.Record(took.TotalSeconds, tags);
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            activity?.SetTag(tag.Key, tag.Value);
        }

        activity?.SetTag(KafkaDiagnostics.Tags.Records, batch.Count);
        activity?.SetStatus(outcome is "Completed" or "Cancelled" ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
    }
}
