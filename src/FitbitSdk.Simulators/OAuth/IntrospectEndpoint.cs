using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary><c>POST /1.1/oauth2/introspect</c> (RFC 7662), behind the gate as every call with a bearer token.</summary>
/// <remarks>Times are in milliseconds; which unit the service uses is not known. A refresh token counts as unknown.</remarks>
internal sealed class IntrospectEndpoint(RegisteredClient client, TokenAuthority tokens, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (await FormBody.ReadAsync(context.Request).ConfigureAwait(false) is not { } form)
        {
            await Reply.ErrorAsync(context, ApiError.UnreadableBody).ConfigureAwait(false);
            return;
        }

        string token = form["token"].ToString();
        if (token.Length == 0)
        {
            await Reply.ErrorAsync(context, ApiError.InvalidRequest("token", "Missing parameters: token.")).ConfigureAwait(false);
            return;
        }

        AccessToken? live = tokens.Live(token, clock.GetUtcNow(), out string? userId);
        await Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("active", live is not null);
            if (live is not null)
            {
                writer.WriteString("scope", $"{{{string.Join(", ", live.Scopes.Select(static scope => scope.ToUpperInvariant() + "=READ"))}}}");
                writer.WriteString("client_id", client.Id);
                writer.WriteString("user_id", userId);
                writer.WriteString("token_type", "access_token");
                writer.WriteNumber("exp", live.ExpiresAt.ToUnixTimeMilliseconds());
                writer.WriteNumber("iat", live.IssuedAt.ToUnixTimeMilliseconds());
            }

            writer.WriteEndObject();
        }).ConfigureAwait(false);
    }
}
