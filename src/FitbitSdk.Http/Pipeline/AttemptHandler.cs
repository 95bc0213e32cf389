namespace FitbitSdk.Http;

/// <summary>Sixth, innermost of ours: one attempt with its time limit, body included.</summary>
/// <remarks>The body is read here, because a connection that breaks in the middle of it is a failed attempt like any other.</remarks>
internal sealed class AttemptHandler(HealthHttpSettings settings, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTicket ticket = RequestTicket.Of(request);
        ticket.Sent++;
        using CancellationTokenSource limit = new(settings.AttemptTimeout, time);
        using CancellationTokenRegistration caller = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            await BufferedContent.ReplaceAsync(response, settings.MaximumBodyBytes, ticket.Operation, limit.Token).ConfigureAwait(false);
            HttpResponseMessage whole = response;
            response = null;
            return whole;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested || ticket.Budget is { IsOverdue: true })
        {
            // Ours ran out, or one further in, such as that for connecting, or the whole call's: in any case nobody went away.
            throw new NoAnswerException(new TimeoutException("The attempt took too long.", e));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            throw new NoAnswerException(e);
        }
        finally
        {
            response?.Dispose();
        }
    }
}
