using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FitbitSdk.Sync;

/// <summary>Watches the engine's runs. A user is never a tag, nor is anything of the data.</summary>
internal sealed class SyncTelemetry
{
    private readonly Counter<long>? _runs;
    private readonly Counter<long>? _windows;
    private readonly Counter<long>? _delivered;
    private readonly Counter<long>? _unchanged;
    private readonly Counter<long>? _opened;
    private readonly Counter<long>? _closed;
    private readonly Counter<long>? _pauses;
    private readonly Histogram<double>? _lag;

    public SyncTelemetry(IMeterFactory? factory)
    {
        Meter? meter = factory?.Create(SyncDiagnostics.MeterName);
        _runs = meter?.CreateCounter<long>(SyncDiagnostics.Metrics.Runs, "{run}", "Runs of a user.");
        _windows = meter?.CreateCounter<long>(SyncDiagnostics.Metrics.Windows, "{window}", "Windows that were read.");
        _delivered = meter?.CreateCounter<long>(SyncDiagnostics.Metrics.Delivered, "{record}", "Records that were delivered and committed.");
        _unchanged = meter?.CreateCounter<long>(SyncDiagnostics.Metrics.Unchanged, "{record}", "Records that were read again and had not changed.");
        _opened = meter?.CreateCounter<long>(SyncDiagnostics.Metrics.GapsOpened, "{gap}", "By how many a stream's open gaps grew.");
        _closed = meter?.CreateCounter<long>(SyncDiagnostics.Metrics.GapsClosed, "{gap}", "By how many a stream's open gaps shrank.");
        _pauses = meter?.CreateCounter<long>(SyncDiagnostics.Metrics.Pauses, "{pause}", "Pauses of a stream or of an account.");
        _lag = meter?.CreateHistogram<double>(SyncDiagnostics.Metrics.Lag, "s", "How far a stream's coverage lay behind the time of a run.");
    }

    public async Task<SyncReport> RunAsync(Func<Task<SyncReport>> run)
    {
        using Activity? activity = SyncDiagnostics.Source.StartActivity(SyncDiagnostics.Activities.Run);
        try
        {
            SyncReport report = await run().ConfigureAwait(false);
            Note(activity, report);
            return report;
        }
        catch (Exception e)
        {
            activity?.SetTag(SyncDiagnostics.Tags.Outcome, OutcomeOf(e));
            activity?.SetStatus(e is OperationCanceledException ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            throw;
        }
    }

    public async Task<IReadOnlyList<PlannedWindow>> WindowAsync(StreamRun run, PlannedWindow planned, Func<Task<IReadOnlyList<PlannedWindow>>> read)
    {
        using Activity? activity = SyncDiagnostics.Source.StartActivity(SyncDiagnostics.Activities.Window);
        (IReadOnlyList<Gap> gaps, int windows, long records, long unchanged) = (run.Offset.Gaps, run.Windows, run.Records, run.Unchanged);
        string outcome = "Failed";
        try
        {
            IReadOnlyList<PlannedWindow> parts = await read().ConfigureAwait(false);
            outcome = parts.Count > 0 ? Outcomes.Halved : run.Windows == windows ? Outcomes.Held : run.IsHeld ? Outcomes.Pending : Outcomes.Delivered;
            return parts;
        }
        catch (Exception e)
        {
            outcome = OutcomeOf(e);
            throw;
        }
        finally
        {
            Note(activity, run, planned, outcome, run.Records - records, run.Unchanged - unchanged);
            GapsChanged(run.Key, gaps, run.Offset.Gaps);
        }
    }

    public void GapsChanged(OffsetKey key, IReadOnlyList<Gap> before, IReadOnlyList<Gap> after)
    {
        int grown = after.Count(static gap => gap.IsMissing) - before.Count(static gap => gap.IsMissing);
        Counter<long>? counter = grown > 0 ? _opened : _closed;
        if (grown != 0 && counter is { Enabled: true } && key.Stream is { } stream)
        {
            counter.Add(Math.Abs(grown), TagsOf(key.Account, stream.Value));
        }
    }

    public void Paused(OffsetKey key, HealthApiErrorKind reason)
    {
        if (_pauses is { Enabled: true })
        {
            _pauses.Add(1, [.. TagsOf(key.Account, key.Stream?.Value), new(SyncDiagnostics.Tags.Reason, reason.ToString())]);
        }
    }

    private static string OutcomeOf(Exception error) => error switch
    {
        HealthApiException e => e.Kind.ToString(),
        OperationCanceledException => "Cancelled",
        _ => "Failed",
    };

    private void Note(Activity? activity, SyncReport report)
    {
        TagList tags = new() { { SyncDiagnostics.Tags.Provider, report.Provider.Value }, { SyncDiagnostics.Tags.Outcome, report.Outcome.ToString() } };
        activity?.SetTag(SyncDiagnostics.Tags.Requests, report.Requests).SetTag(SyncDiagnostics.Tags.Records, report.Records);
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            activity?.SetTag(tag.Key, tag.Value);
        }

        activity?.SetStatus(report.Outcome >= StreamOutcome.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        _runs?.Add(1, tags);
        if (_lag is not { Enabled: true })
        {
            return;
        }

        foreach (StreamReport stream in report.Streams.Where(static stream => stream.Lag is not null))
        {
            _lag.Record(stream.Lag!.Value.TotalSeconds, new(SyncDiagnostics.Tags.Provider, report.Provider.Value), new(SyncDiagnostics.Tags.Stream, stream.Stream.Value));
        }
    }

    private void Note(Activity? activity, StreamRun run, PlannedWindow planned, string outcome, long records, long unchanged)
    {
        TagList tags = TagsOf(run.Key.Account, run.Stream.Id.Value);
        _delivered?.Add(records, tags);
        _unchanged?.Add(unchanged, tags);
        tags.Add(SyncDiagnostics.Tags.Outcome, outcome);
        _windows?.Add(1, tags);
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            activity?.SetTag(tag.Key, tag.Value);
        }

        activity?.SetTag(SyncDiagnostics.Tags.Purpose, planned.Purpose.ToString()).SetTag(SyncDiagnostics.Tags.Records, records)
            .SetTag(SyncDiagnostics.Tags.Unchanged, unchanged);
        activity?.SetStatus(outcome is Outcomes.Delivered or Outcomes.Pending or Outcomes.Halved or "Cancelled" ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
    }

    private static TagList TagsOf(SyncAccount account, string? stream)
    {
        TagList tags = new() { { SyncDiagnostics.Tags.Provider, account.Provider.Value } };
        if (stream is not null)
        {
            tags.Add(SyncDiagnostics.Tags.Stream, stream);
        }

        return tags;
    }

    private static class Outcomes
    {
        public const string Delivered = "Delivered";
        public const string Pending = "Pending";

        /// <summary>Too large for one answer, or in part at fault: its parts follow.</summary>
        public const string Halved = "Halved";

        /// <summary>The sink did not take it, or another run was first: the offset stayed where it was.</summary>
        public const string Held = "Held";
    }
}
