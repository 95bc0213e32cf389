using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>The table of OAuth endpoints, with what they share.</summary>
internal sealed class OAuthRoutes(RegisteredClient client, TokenMint mint, TokenAuthority tokens, TimeProvider clock)
{
    public const string Authorize = "oauth2/authorize";
    public const string Token = "oauth2/token";

    public void Map(IEndpointRouteBuilder routes)
    {
        AuthorizationCodes codes = new(mint);
        routes.MapGet(Authorize, new AuthorizeEndpoint(client, codes, tokens, clock).HandleAsync);
        routes.MapPost(Token, new TokenEndpoint(client, new(codes, tokens), tokens, clock).HandleAsync);
        routes.MapPost("oauth2/revoke", new RevokeEndpoint(client, codes, tokens, clock).HandleAsync);
        routes.MapPost("1.1/oauth2/introspect", new IntrospectEndpoint(client, tokens, clock).HandleAsync);
    }
}
