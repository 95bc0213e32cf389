using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace FitbitSdk.Http;

/// <summary>Watches the windows that a provider reads: one activity each, and counts of what the answers held.</summary>
internal sealed class ReadObserver
{
    private readonly ActivitySource _source;
    private readonly string _provider;
    private readonly Counter<long> _records;
    private readonly Counter<long> _problems;

    public ReadObserver(Records.ProviderId provider, ActivitySource source, Meter meter)
    {
        (_provider, _source) = (provider.Value, source);
        _records = meter.CreateCounter<long>(ReadDiagnostics.Metrics.Records, "{record}", "Records that answers were mapped to, changed or not.");
        _problems = meter.CreateCounter<long>(ReadDiagnostics.Metrics.Problems, "{element}", "Elements of answers that could not be mapped.");
    }

    /// <summary>Passes pages on and takes note of them.</summary>
    public async IAsyncEnumerable<SourcePage> ObserveAsync(ReadRequest request, IAsyncEnumerable<SourcePage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Activity? activity = _source.StartActivity(ReadDiagnostics.Activities.Window);
        string outcome = Outcomes.Cancelled;
        (int requests, int records, int problems) = (0, 0, 0);
        IAsyncEnumerator<SourcePage> page = pages.GetAsyncEnumerator(cancellationToken);
        try
        {
            await using (page.ConfigureAwait(false))
            {
                while (true)
                {
                    // What is current does not outlive a page: each goes on in the context of whoever asks for it.
                    Activity.Current = activity ?? Activity.Current;
                    try
                    {
                        if (!await page.MoveNextAsync().ConfigureAwait(false))
                        {
                            outcome = Outcomes.Completed;
                            break;
                        }
                    }
                    catch (Exception e)
                    {
                        requests += (e as HealthApiException)?.Requests ?? 0;
                        outcome = Outcomes.Of(e, cancellationToken);
                        throw;
                    }

                    requests += page.Current.Requests;
                    records += page.Current.Batch?.Count ?? 0;
                    problems += page.Current.Problems.Count;
                    Count(request, page.Current);
                    yield return page.Current;
                }
            }
        }
        finally
        {
            activity?.SetTag(ReadDiagnostics.Tags.Provider, _provider);
            activity?.SetTag(ReadDiagnostics.Tags.Stream, request.Stream.Id.Value);
            activity?.SetTag(ReadDiagnostics.Tags.Outcome, outcome);
            activity?.SetTag(ReadDiagnostics.Tags.Requests, requests);
            activity?.SetTag(ReadDiagnostics.Tags.Records, records);
            activity?.SetTag(ReadDiagnostics.Tags.Problems, problems);
            activity?.SetStatus(outcome is Outcomes.Completed or Outcomes.Cancelled ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        }
    }

    private void Count(ReadRequest request, SourcePage page)
    {
        TagList tags = new() { { ReadDiagnostics.Tags.Provider, _provider }, { ReadDiagnostics.Tags.Stream, request.Stream.Id.Value } };
        if (_records.Enabled && page.Batch is { Count: > 0 } batch)
        {
            _records.Add(batch.Count, tags);
        }

        if (!_problems.Enabled)
        {
            return;
        }

        foreach (IGrouping<string, MappingProblem> kind in page.Problems.GroupBy(static problem => KindOf(problem.Reason), StringComparer.Ordinal))
        {
            _problems.Add(kind.Count(), [.. tags, new(ReadDiagnostics.Tags.Problem, kind.Key)]);
        }
    }

    // A tag has few values; reasons are sentences, and one of them holds a number.
    private static string KindOf(string reason) => reason switch
    {
        _ when reason.StartsWith("missing", StringComparison.Ordinal) => "missing",
        _ when reason.StartsWith("not a", StringComparison.Ordinal) => "form",
        _ when reason.StartsWith("out of range", StringComparison.Ordinal) => "range",
        _ when reason.StartsWith("possibly incomplete", StringComparison.Ordinal) => "incomplete",
        _ => "other",
    };
}
