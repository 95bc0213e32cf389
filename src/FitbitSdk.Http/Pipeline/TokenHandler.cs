using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Http;

/// <summary>Fourth: adds the user's token, and repeats a request once with another token when the first is refused.</summary>
internal sealed class TokenHandler(HealthHttpSettings settings, IAccessTokenProvider tokens, RateGate gate, ILogger<TokenHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTicket ticket = RequestTicket.Of(request);
        if (!settings.IsOwnHost(request.RequestUri))
        {
            throw new HealthApiProtocolException(ticket.Operation, "the request would leave the configured host; no token was sent.");
        }

        AccessToken token = await tokens.GetAsync(ticket, null, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.Unauthorized && !ticket.TokenRenewed)
        {
            logger.AccessTokenRefused(ticket.Operation, ticket.Key.User);
            ticket.TokenRenewed = true;
            gate.Leave(ticket, response);
            response.Dispose();
            // The gate first, here too: a token could run out while the request waits.
            await gate.EnterAsync(ticket, cancellationToken).ConfigureAwait(false);
            token = await tokens.GetAsync(ticket, token, cancellationToken).ConfigureAwait(false);
            response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        }

        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            // Here alone it is known which token was refused: by the time the failure is looked at, a new consent may have brought another.
            ticket.RefusedAuthorization = await tokens.GetStampAsync(ticket.Key, token, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage request, AccessToken token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The message outlives the call, in the answer and in whatever prints it.
            request.Headers.Authorization = null;
        }
    }
}
