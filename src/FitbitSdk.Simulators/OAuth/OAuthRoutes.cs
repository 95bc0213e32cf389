using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>The table of OAuth endpoints, with what they share.</summary>
internal sealed class OAuthRoutes(RegisteredClient client, TokenMint mint, TokenAuthority tokens, TimeProvider clock)
{
    public const string Authorize = "oauth2/authorize";
    public const string Token = "oauth2/token";

    private readonly AuthorizationCodes _codes = new(mint);

    /// <summary>Names whom a request is about, for journal and faults: there is no bearer token to tell.</summary>
    public async Task InvokeAsync(HttpContext context, FaultGate faults, RequestDelegate next)
    {
        string? userId = await UserOfAsync(context.Request).ConfigureAwait(false);
        RequestJournal.NameUser(context, userId);
        await faults.InvokeAsync(context, userId, next).ConfigureAwait(false);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Authorize, new AuthorizeEndpoint(client, _codes, tokens, Scopes.Read, Reply.ErrorAsync, clock).HandleAsync);
        routes.MapPost(Token, new TokenEndpoint(client, new(_codes, tokens), tokens, clock).HandleAsync);
        routes.MapPost("oauth2/revoke", new RevokeEndpoint(client, _codes, tokens, clock).HandleAsync);
        routes.MapPost("1.1/oauth2/introspect", new IntrospectEndpoint(client, tokens, clock).HandleAsync);
    }

    private async Task<string?> UserOfAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return tokens.UserOrFirst(request.Query["user"].ToString());
        }

        return await FormBody.ReadAsync(request).ConfigureAwait(false) is not { } form ? null
            : tokens.OwnerOf(form["refresh_token"].ToString())
            ?? tokens.OwnerOf(form["token"].ToString())
            ?? _codes.Find(form["code"].ToString(), clock.GetUtcNow())?.UserId;
    }
}
