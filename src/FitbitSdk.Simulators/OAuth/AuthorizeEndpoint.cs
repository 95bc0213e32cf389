using System.Text;
using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>The consent in the browser: the person consents to all that is asked, without a page, and the browser is sent back.</summary>
/// <remarks>
/// Three parameters are the simulator's own: <c>user</c> is the id of who consents, else the first person; <c>untick</c> names the scopes that
/// they leave out; <c>decline=true</c> says no. <c>prompt</c> is accepted and changes nothing.
/// No redirect address is registered, so each must be given in full.
/// </remarks>
internal sealed class AuthorizeEndpoint(
    RegisteredClient client, AuthorizationCodes codes, IAccountTokens tokens, Func<string, IReadOnlyList<string>?> readScopes, Func<HttpContext, ApiError, Task> refuse, TimeProvider clock)
{
    public Task HandleAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string clientId = query["client_id"].ToString();
        string redirectUri = query["redirect_uri"].ToString();
        string user = query["user"].ToString();

        // Where nobody is known to send the browser back to, it stays here.
        if (clientId != client.Id)
        {
            return refuse(context, ApiError.UnknownClient(clientId));
        }

        if (AddressOf(redirectUri) is not { } address)
        {
            return refuse(context, ApiError.InvalidRequest("redirect_uri", $"Invalid redirect_uri parameter value: {redirectUri}"));
        }

        if (tokens.UserOrFirst(user) is not { } userId)
        {
            return refuse(context, ApiError.InvalidRequest("user", $"No simulated person has the id: {user}"));
        }

        (string Error, string Why)? refusal = Refusal(query, out IReadOnlyList<string>? scopes);
        if (refusal is not null || scopes is null)
        {
            return SendBack(context, address, ("error", refusal?.Error), ("error_description", refusal?.Why));
        }

        string[] granted = [.. scopes.Except(query["untick"].ToString().Split(' '), StringComparer.Ordinal)];
        if (granted.Length == 0 || query["decline"] == "true")
        {
            return SendBack(context, address, ("error", "access_denied"), ("error_description", "The user denied the request."));
        }

        string challenge = query["code_challenge"].ToString();
        return SendBack(context, address, ("code", codes.Issue(userId, granted, redirectUri, challenge.Length == 0 ? null : challenge, clock.GetUtcNow())));
    }

    private (string Error, string Why)? Refusal(IQueryCollection query, out IReadOnlyList<string>? scopes)
    {
        scopes = readScopes(query["scope"].ToString());
        (string challenge, string method) = (query["code_challenge"].ToString(), query["code_challenge_method"].ToString());
        return query["response_type"].ToString() switch
        {
            "" => ("invalid_request", "Missing parameters: response_type."),
            not "code" => ("unsupported_response_type", "Only the code flow is simulated."),
            _ when scopes is null => ("invalid_request", "Invalid scope."),
            _ when challenge.Length == 0 && method.Length == 0 => null,
            _ when method is not "S256" => ("invalid_request", "Invalid code_challenge_method: it must be S256."),
            _ when !ProofKey.IsChallenge(challenge) => ("invalid_request", "Invalid code_challenge."),
            _ => null,
        };
    }

    /// <summary>An absolute URI without a fragment, escaped so that it can stand in a header; applications on a phone have schemes of their own.</summary>
    private static string? AddressOf(string text) =>
        !text.Contains('#', StringComparison.Ordinal)
        && !text.Any(char.IsControl)
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && text.StartsWith(address.Scheme + ":", StringComparison.OrdinalIgnoreCase)   // else a path, which is taken for a file's
        && Ascii.IsValid(address.AbsoluteUri)
            ? address.AbsoluteUri : null;

    private static Task SendBack(HttpContext context, string address, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        StringBuilder location = new(address);
        char separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        void Append(string name, string value)
        {
            location.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        foreach ((string name, string? value) in parameters)
        {
            Append(name, value!);
        }

        if (context.Request.Query.TryGetValue("state", out StringValues state))
        {
            Append("state", state.ToString());
        }

        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = location.ToString();
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
