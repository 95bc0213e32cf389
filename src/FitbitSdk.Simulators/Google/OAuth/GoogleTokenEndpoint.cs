using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.OAuth;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google.OAuth;

/// <summary><c>POST /token</c>: the code and the refresh grant. A refresh hands out no refresh token: the old one stays.</summary>
internal sealed class GoogleTokenEndpoint(RegisteredClient client, CodeExchange codes, GoogleTokens tokens, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            await GoogleOAuthError.Missing("grant_type").WriteAsync(context).ConfigureAwait(false);
            return;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        string grant = form["grant_type"].ToString();
        (TokenGrant? granted, GoogleOAuthError? refused) = grant switch
        {
            "" => (null, GoogleOAuthError.Missing("grant_type")),
            _ when !IsProven(context.Request, form) => (null, GoogleOAuthError.InvalidClient),
            "authorization_code" => Exchange(form),
            "refresh_token" => Refresh(form["refresh_token"].ToString()),
            _ => (null, GoogleOAuthError.UnsupportedGrant),
        };
        await (granted is null ? refused!.WriteAsync(context) : WriteAsync(context, granted, isFirst: grant is "authorization_code")).ConfigureAwait(false);
    }

    /// <summary>By id and secret in the body, Google's usual way, or in a Basic header.</summary>
    private bool IsProven(HttpRequest request, IFormCollection form) =>
        request.Headers.Authorization.Count == 0
            ? form["client_id"] == client.Id && form["client_secret"] == client.Secret
            : client.Prove(request, form) is ClientProof.Secret;

    private (TokenGrant? Granted, GoogleOAuthError? Refused) Exchange(IFormCollection form)
    {
        if (form["code"].ToString().Length == 0)
        {
            return (null, GoogleOAuthError.Missing("code"));
        }

        (TokenGrant? granted, _) = codes.Exchange(form, ClientProof.Secret, clock.GetUtcNow());
        return (granted, granted is null ? GoogleOAuthError.InvalidCode : null);
    }

    private (TokenGrant? Granted, GoogleOAuthError? Refused) Refresh(string refreshToken)
    {
        if (refreshToken.Length == 0)
        {
            return (null, GoogleOAuthError.Missing("refresh_token"));
        }

        return tokens.Refresh(refreshToken, clock.GetUtcNow()) is { } granted ? (granted, null) : (null, GoogleOAuthError.RevokedToken);
    }

    private static Task WriteAsync(HttpContext context, TokenGrant granted, bool isFirst) => Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("access_token", granted.Pair.AccessToken);
        writer.WriteNumber("expires_in", GoogleTokens.LifetimeSeconds);
        if (isFirst)
        {
            writer.WriteString("refresh_token", granted.Pair.RefreshToken);
        }

        writer.WriteString("scope", string.Join(' ', granted.Scopes));
        writer.WriteString("token_type", "Bearer");
        writer.WriteEndObject();
    });
}
