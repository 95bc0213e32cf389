using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary><c>POST /oauth2/revoke</c> (RFC 7009): a live access or refresh token withdraws all its user has granted.</summary>
/// <remarks>An unknown or dead token changes nothing and is answered like a live one, so that a client that repeats a lost call sees no error.</remarks>
internal sealed class RevokeEndpoint(RegisteredClient client, AuthorizationCodes codes, TokenAuthority tokens, TimeProvider clock)
{
    public Task HandleAsync(HttpContext context) => ClientForm.HandleAsync(context, client, (form, _) =>
    {
        string token = form["token"].ToString();
        if (token.Length == 0)
        {
            return Reply.ErrorAsync(context, ApiError.InvalidRequest("token", "Missing parameters: token."));
        }

        if (tokens.Revoke(token, clock.GetUtcNow()) is { } userId)
        {
            codes.ForgetUser(userId);
        }

        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    });
}
