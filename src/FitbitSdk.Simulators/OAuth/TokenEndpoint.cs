using System.Text;
using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary><c>POST /oauth2/token</c>.</summary>
internal sealed class TokenEndpoint(TokenAuthority tokens, string clientId, string clientSecret, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            await Reply.ErrorAsync(context, ApiError.UnreadableBody).ConfigureAwait(false);
            return;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        if (!IsOurClient(context.Request, form))
        {
            await Reply.ErrorAsync(context, ApiError.InvalidClient).ConfigureAwait(false);
            return;
        }

        if (form["grant_type"].ToString() is not "refresh_token")
        {
            await Reply.ErrorAsync(context, ApiError.InvalidRequest("grant_type", "Unsupported grant_type parameter value.")).ConfigureAwait(false);
            return;
        }

        string refreshToken = form["refresh_token"].ToString();
        if (refreshToken.Length == 0)
        {
            await Reply.ErrorAsync(context, ApiError.InvalidRequest("refresh_token", "Missing parameters: refresh_token.")).ConfigureAwait(false);
            return;
        }

        TokenPair? pair = tokens.Refresh(refreshToken, clock.GetUtcNow(), out string? userId);
        RequestJournal.NameUser(context, userId);
        if (pair is not { } issued)
        {
            await Reply.ErrorAsync(context, ApiError.InvalidGrant(refreshToken)).ConfigureAwait(false);
            return;
        }

        await Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", issued.AccessToken);
            writer.WriteNumber("expires_in", TokenAuthority.LifetimeSeconds);
            writer.WriteString("refresh_token", issued.RefreshToken);
            writer.WriteString("scope", string.Join(' ', TokenAuthority.Scopes));
            writer.WriteString("token_type", "Bearer");
            writer.WriteString("user_id", userId);
            writer.WriteEndObject();
        }).ConfigureAwait(false);
    }

    /// <summary>A server application proves itself by its Basic header, a public one names itself in the body.</summary>
    private bool IsOurClient(HttpRequest request, IFormCollection form)
    {
        string header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return string.Equals(form["client_id"].ToString(), clientId, StringComparison.Ordinal);
        }

        string expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"));
        return string.Equals(header, expected, StringComparison.Ordinal);
    }
}
