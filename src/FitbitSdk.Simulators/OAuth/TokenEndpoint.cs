using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary><c>POST /oauth2/token</c>: the code and the refresh grant.</summary>
internal sealed class TokenEndpoint(RegisteredClient client, CodeExchange codes, TokenAuthority tokens, TimeProvider clock)
{
    public Task HandleAsync(HttpContext context) => ClientForm.HandleAsync(context, client, (form, proof) =>
    {
        DateTimeOffset now = clock.GetUtcNow();
        (TokenGrant? granted, ApiError? refused) = form["grant_type"].ToString() switch
        {
            "authorization_code" => codes.Exchange(form, proof, now),
            "refresh_token" => Refresh(form["refresh_token"].ToString(), now),
            _ => (null, ApiError.InvalidRequest("grant_type", "Unsupported grant_type parameter value.")),
        };
        if (granted is null)
        {
            return Reply.ErrorAsync(context, refused!);
        }

        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", granted.Pair.AccessToken);
            writer.WriteNumber("expires_in", AccessToken.LifetimeSeconds);
            writer.WriteString("refresh_token", granted.Pair.RefreshToken);
            writer.WriteString("scope", string.Join(' ', granted.Scopes));
            writer.WriteString("token_type", "Bearer");
            writer.WriteString("user_id", granted.UserId);
            writer.WriteEndObject();
        });
    });

    private (TokenGrant? Granted, ApiError? Refused) Refresh(string refreshToken, DateTimeOffset now)
    {
        if (refreshToken.Length == 0)
        {
            return (null, ApiError.InvalidRequest("refresh_token", "Missing parameters: refresh_token."));
        }

        return tokens.Refresh(refreshToken, now) is { } granted ? (granted, null) : (null, ApiError.InvalidGrant(refreshToken));
    }
}
