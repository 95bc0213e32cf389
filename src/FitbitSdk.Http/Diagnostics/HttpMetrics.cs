using System.Diagnostics;
using System.Diagnostics.Metrics;
using FitbitSdk.Records;

namespace FitbitSdk.Http;

/// <summary>The instruments of this package: one set a container. A user is never a tag, nor is anything that names one.</summary>
internal sealed class HttpMetrics
{
    private readonly TimeProvider _time;
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _wait;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _size;
    private readonly Counter<long> _refreshes;
    private readonly Counter<long> _breaker;

    public HttpMetrics(IMeterFactory factory, TimeProvider time)
    {
        _time = time;
        Meter meter = factory.Create(HttpDiagnostics.MeterName);
        _requests = meter.CreateCounter<long>(HttpDiagnostics.Metrics.Requests, "{request}", "Logical requests, however often each was tried.");
        _duration = meter.CreateHistogram<double>(HttpDiagnostics.Metrics.Duration, "s", "How long a logical request took, waits and repeats included.");
        _wait = meter.CreateHistogram<double>(HttpDiagnostics.Metrics.GateWait, "s", "How long a request that was held back waited for quota.");
        _retries = meter.CreateCounter<long>(HttpDiagnostics.Metrics.Retries, "{request}", "Requests that went out beyond the first of each logical one.");
        _size = meter.CreateCounter<long>(HttpDiagnostics.Metrics.AnswerSize, "By", "Bodies of successful answers, decompressed.");
        _refreshes = meter.CreateCounter<long>(HttpDiagnostics.Metrics.TokenRefreshes, "{refresh}", "Requests for new tokens.");
        _breaker = meter.CreateCounter<long>(HttpDiagnostics.Metrics.BreakerChanges, "{change}", "Changes of the circuit breaker's state.");
    }

    public void Requested(ProviderId provider, RequestTicket ticket, string outcome, long begun, long bytes)
    {
        TagList tags = new() { { HttpDiagnostics.Tags.Provider, provider.Value }, { HttpDiagnostics.Tags.Operation, ticket.Operation } };
        if (_retries.Enabled && ticket.Sent > 1)
        {
            _retries.Add(ticket.Sent - 1, tags);
        }

        if (_wait.Enabled && ticket.Waited > TimeSpan.Zero)
        {
            _wait.Record(ticket.Waited.TotalSeconds, tags);
        }

        if (_size.Enabled && bytes > 0)
        {
            _size.Add(bytes, tags);
        }

        tags.Add(HttpDiagnostics.Tags.Outcome, outcome);
        if (_requests.Enabled)
        {
            _requests.Add(1, tags);
        }

        if (_duration.Enabled)
        {
            _duration.Record(_time.GetElapsedTime(begun).TotalSeconds, tags);
        }
    }

    public void TokenRefreshed(ProviderId provider, string outcome)
    {
        if (_refreshes.Enabled)
        {
            _refreshes.Add(1, new(HttpDiagnostics.Tags.Provider, provider.Value), new(HttpDiagnostics.Tags.Outcome, outcome));
        }
    }

    public void BreakerChanged(ProviderId provider, string state)
    {
        if (_breaker.Enabled)
        {
            _breaker.Add(1, new(HttpDiagnostics.Tags.Provider, provider.Value), new(HttpDiagnostics.Tags.BreakerState, state));
        }
    }
}
