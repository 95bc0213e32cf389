using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.OAuth;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google.OAuth;

/// <summary><c>POST /tokeninfo</c> with <c>access_token</c> in the body. Numbers are texts, as the service writes them; a refresh token counts as unknown.</summary>
internal sealed class TokenInfoEndpoint(RegisteredClient client, GoogleTokens tokens, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext context)
    {
        string token = (await FormBody.ReadAsync(context.Request).ConfigureAwait(false))?["access_token"].ToString() ?? "";
        DateTimeOffset now = clock.GetUtcNow();
        if (tokens.Live(token, now) is not { } live)
        {
            await GoogleOAuthError.InvalidToken.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        await Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("azp", client.Id);
            writer.WriteString("aud", client.Id);
            writer.WriteString("scope", string.Join(' ', live.Scopes));
            writer.WriteString("exp", live.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            writer.WriteString("expires_in", ((long)(live.ExpiresAt - now).TotalSeconds).ToString(CultureInfo.InvariantCulture));
            writer.WriteString("access_type", "offline");
            writer.WriteEndObject();
        }).ConfigureAwait(false);
    }
}
