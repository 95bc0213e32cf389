using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>Reads the bearer token of a request.</summary>
internal static class BearerToken
{
    public static string? Of(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
    }
}
