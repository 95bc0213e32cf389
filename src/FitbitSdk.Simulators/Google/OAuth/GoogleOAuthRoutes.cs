using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Google.OAuth;

/// <summary>The table of OAuth endpoints, with what they share.</summary>
internal sealed class GoogleOAuthRoutes(RegisteredClient client, TokenMint mint, GoogleTokens tokens, TimeProvider clock)
{
    public const string Authorize = "o/oauth2/v2/auth";
    public const string Token = "token";
    public const string Revoke = "revoke";
    public const string TokenInfo = "tokeninfo";

    private readonly AuthorizationCodes _codes = new(mint);

    public static bool Owns(PathString path) => path == "/" + Authorize || path == "/" + Token || path == "/" + Revoke || path == "/" + TokenInfo;

    /// <summary>Names whom a request is about, for journal and faults: there is no bearer token to tell.</summary>
    public async Task InvokeAsync(HttpContext context, FaultGate faults, RequestDelegate next)
    {
        string? userId = await UserOfAsync(context.Request).ConfigureAwait(false);
        RequestJournal.NameUser(context, userId);
        await faults.InvokeAsync(context, userId, next).ConfigureAwait(false);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        AuthorizeEndpoint authorize = new(
            client, _codes, tokens, GoogleScopes.Read, static (context, error) => Reply.PageAsync(context, error.Status, $"Error {error.Status}: {error.Type}"), clock);
        routes.MapGet(Authorize, authorize.HandleAsync);
        routes.MapPost(Token, new GoogleTokenEndpoint(client, new(_codes, tokens), tokens, clock).HandleAsync);
        routes.MapPost(Revoke, RevokeAsync);
        routes.MapPost(TokenInfo, new TokenInfoEndpoint(client, tokens, clock).HandleAsync);
    }

    /// <summary>Here a fault has the form of RFC 6749.</summary>
    public static Task FailAsync(HttpContext context, FaultRule rule)
    {
        GoogleOAuthError error = rule.Kind switch
        {
            FaultKind.ServerError => new(rule.Status ?? StatusCodes.Status500InternalServerError, "internal_failure", "Backend Error"),
            FaultKind.TooManyRequests or FaultKind.TooManyRequestsOldForm => new(429, "rate_limit_exceeded", "Rate Limit Exceeded"),
            FaultKind.InsufficientScope or FaultKind.InsufficientPermissions or FaultKind.PermissionDenied => new(403, "access_denied", "Forbidden"),
            FaultKind.ExpiredToken => GoogleOAuthError.RevokedToken,
            _ => new(400, "invalid_request", "Bad Request"),
        };
        return error.WriteAsync(context);
    }

    private async Task RevokeAsync(HttpContext context)
    {
        IFormCollection? form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false) : null;
        string token = form?["token"].ToString() is { Length: > 0 } posted ? posted : context.Request.Query["token"].ToString();
        await (!tokens.Revoke(token)
            ? GoogleOAuthError.UnknownToken.WriteAsync(context)
            : Reply.JsonAsync(context, StatusCodes.Status200OK, static writer =>
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            })).ConfigureAwait(false);
    }

    private async Task<string?> UserOfAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return tokens.UserOrFirst(request.Query["user"].ToString());
        }

        if (!request.HasFormContentType)
        {
            return tokens.OwnerOf(request.Query["token"].ToString());
        }

        IFormCollection form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        return tokens.OwnerOf(form["refresh_token"].ToString())
            ?? tokens.OwnerOf(form["token"].ToString())
            ?? tokens.OwnerOf(form["access_token"].ToString())
            ?? _codes.Find(form["code"].ToString(), clock.GetUtcNow())?.UserId;
    }
}
