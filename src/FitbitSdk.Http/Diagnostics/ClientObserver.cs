using System.Diagnostics;
using System.Globalization;
using System.Net;
using FitbitSdk.Records;

namespace FitbitSdk.Http;

/// <summary>Watches one client from outside its pipeline: what becomes of its requests goes to traces, metrics and the health check.</summary>
internal sealed class ClientObserver(ProviderId provider, HttpMetrics metrics, ClientHealth health, TimeProvider time)
{
    /// <summary>Runs a logical request, which may be sent several times. It is told the timestamp at which it began: reading a clock costs as much as
    /// many a handler.</summary>
    public async ValueTask<ApiAnswer> RequestAsync<TCall>(
        RequestTicket ticket, Func<TCall, long, CancellationToken, ValueTask<ApiAnswer>> request, TCall call, CancellationToken cancellationToken)
    {
        using Activity? activity = HttpDiagnostics.Source.StartActivity(HttpDiagnostics.Activities.Request, ActivityKind.Client);
        long begun = time.GetTimestamp();
        string outcome = Outcomes.Completed;
        HttpStatusCode? status = null;
        long bytes = 0;
        try
        {
            ApiAnswer answer = await request(call, begun, cancellationToken).ConfigureAwait(false);
            (status, bytes) = (answer.Status, answer.Body.Length);
            health.Succeeded();
            return answer;
        }
        catch (Exception e)
        {
            outcome = Outcomes.Of(e, cancellationToken);
            status = (e as HealthApiException)?.Status;
            Blame(e, cancellationToken);
            throw;
        }
        finally
        {
            metrics.Requested(provider, ticket, outcome, begun, bytes);
            Describe(activity, ticket.Operation, outcome, status)?.SetTag(HttpDiagnostics.Tags.Requests, ticket.Sent);
        }
    }

    /// <summary>Runs one request for new tokens.</summary>
    public async ValueTask<OAuthToken> RefreshAsync(Func<ValueTask<OAuthToken>> refresh, CancellationToken cancellationToken)
    {
        using Activity? activity = HttpDiagnostics.Source.StartActivity(HttpDiagnostics.Activities.TokenRefresh, ActivityKind.Client);
        string outcome = Outcomes.Completed;
        HttpStatusCode? status = null;
        try
        {
            OAuthToken token = await refresh().ConfigureAwait(false);
            status = HttpStatusCode.OK;
            return token;
        }
        catch (Exception e)
        {
            outcome = Outcomes.Of(e, cancellationToken);
            status = (e as HealthApiException)?.Status;
            throw;
        }
        finally
        {
            metrics.TokenRefreshed(provider, outcome);
            Describe(activity, OAuthTokenEndpoint.Operation, outcome, status);
        }
    }

    /// <summary>Takes note that the circuit breaker opened or closed.</summary>
    public void BreakerChanged(bool isOpen)
    {
        metrics.BreakerChanged(provider, isOpen ? "Open" : "Closed");
        health.BreakerChanged(isOpen);
    }

    private void Blame(Exception error, CancellationToken cancellationToken)
    {
        if (error is HealthApiException e)
        {
            health.Failed(e);
        }
        else if (!cancellationToken.IsCancellationRequested)
        {
            health.HostFailed();
        }
    }

    // Neither the exception nor its text is put on the activity: those of a host's store or handler may quote anything.
    private Activity? Describe(Activity? activity, string operation, string outcome, HttpStatusCode? status)
    {
        activity?.SetTag(HttpDiagnostics.Tags.Provider, provider.Value);
        activity?.SetTag(HttpDiagnostics.Tags.Operation, operation);
        activity?.SetTag(HttpDiagnostics.Tags.Outcome, outcome);
        activity?.SetTag(HttpDiagnostics.Tags.Status, status is { } code ? ((int)code).ToString(CultureInfo.InvariantCulture) : null);
        activity?.SetStatus(outcome is Outcomes.Completed or Outcomes.Cancelled ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        return activity;
    }
}
