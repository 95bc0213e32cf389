using System.Diagnostics;
using System.Diagnostics.Metrics;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>Watches writes, messages and connections. A user is never a tag, nor is anything of the data.</summary>
internal sealed class RabbitMqTelemetry
{
    private readonly Counter<long>? _records;
    private readonly Counter<long>? _messages;
    private readonly Counter<long>? _connections;
    private readonly Histogram<double>? _duration;
    private readonly TimeProvider _time;

    public RabbitMqTelemetry(IMeterFactory? factory, TimeProvider time)
    {
        _time = time;
        Meter? meter = factory?.Create(RabbitMqDiagnostics.MeterName);
        _records = meter?.CreateCounter<long>(RabbitMqDiagnostics.Metrics.Records, "{record}", "Records that were written, by what became of their batch.");
        _messages = meter?.CreateCounter<long>(RabbitMqDiagnostics.Metrics.Messages, "{message}", "Messages that were published, by what the server did with them; those sent again count again.");
        _connections = meter?.CreateCounter<long>(RabbitMqDiagnostics.Metrics.Connections, "{connection}", "Attempts to connect, by their outcome.");
        _duration = meter?.CreateHistogram<double>(RabbitMqDiagnostics.Metrics.Duration, "s", "How long a batch took until it was confirmed, or was not.");
    }

    /// <summary>Watches a batch that is written.</summary>
    public async ValueTask<WriteResult> WriteAsync(RecordBatch batch, Func<Activity?, ValueTask<WriteResult>> write)
    {
        using Activity? activity = RabbitMqDiagnostics.Source.StartActivity(RabbitMqDiagnostics.Activities.Write, ActivityKind.Producer);
        long begun = _time.GetTimestamp();
        string outcome = "Failed";
        try
        {
            WriteResult result = await write(activity ?? Activity.Current).ConfigureAwait(false);
            outcome = result.AllAcknowledged ? "Completed" : "Refused";
            return result;
        }
        catch (Exception e)
        {
            outcome = e is RabbitMqSinkException sink ? sink.Fault.ToString() : e is OperationCanceledException ? "Cancelled" : "Failed";
            throw;
        }
        finally
        {
            Note(activity, batch, outcome, _time.GetElapsedTime(begun));
        }
    }

    public void Published(PublishTally tally)
    {
        if (_messages is not { Enabled: true })
        {
            return;
        }

        IReadOnlyList<PublishFailure> failures = tally.Failures;
        _messages.Add(tally.Sent - failures.Count, new KeyValuePair<string, object?>(RabbitMqDiagnostics.Tags.Outcome, nameof(PublishOutcome.Confirmed)));
        foreach (IGrouping<PublishOutcome, PublishFailure> alike in failures.GroupBy(static one => one.Outcome))
        {
            _messages.Add(alike.Count(), new KeyValuePair<string, object?>(RabbitMqDiagnostics.Tags.Outcome, alike.Key.ToString()));
        }
    }

    public void Connected(RabbitMqFault? fault) => _connections?.Add(1, new KeyValuePair<string, object?>(RabbitMqDiagnostics.Tags.Outcome, fault?.ToString() ?? "Completed"));

    private void Note(Activity? activity, RecordBatch batch, string outcome, TimeSpan took)
    {
        TagList tags = new()
        {
            { RabbitMqDiagnostics.Tags.Provider, batch.Origin.Provider.Value },
            { RabbitMqDiagnostics.Tags.Stream, batch.Origin.Stream.Value },
            { RabbitMqDiagnostics.Tags.Outcome, outcome },
        };
        _records?.Add(batch.Count, tags);
        _duration?.Record(took.TotalSeconds, tags);
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            activity?.SetTag(tag.Key, tag.Value);
        }

        activity?.SetTag(RabbitMqDiagnostics.Tags.Records, batch.Count);
        activity?.SetStatus(outcome is "Completed" or "Cancelled" ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
    }
}
