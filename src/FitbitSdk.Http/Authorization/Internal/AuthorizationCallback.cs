using System.Net;

namespace FitbitSdk.Http;

/// <summary>The parameters with which a provider sends the user back. Everything else in the address is ignored.</summary>
internal sealed class AuthorizationCallback
{
    // Codes of both providers are far shorter.
    private const int MaximumLength = 4096;

    private AuthorizationCallback(string state, string? code, string? error) => (State, Code, Error) = (state, code, error);

    public string State { get; }

    /// <summary>Gets the code; <see langword="null"/> where there is an error.</summary>
    public string? Code { get; }

    public string? Error { get; }

    /// <exception cref="AuthorizationException">It is no callback.</exception>
    public static AuthorizationCallback Parse(Uri address)
    {
        string query = address.IsAbsoluteUri ? address.Query.TrimStart('?') : "";
        (string? state, string? code, string? error) = (Single(query, "state"), Single(query, "code"), Single(query, "error"));
        return state is not null && (code is null) != (error is null) ? new(state, code, error) : throw Malformed();
    }

    /// <summary>Gives a parameter that may be there once. Of two, no one could tell which the provider sent.</summary>
    private static string? Single(string query, string name)
    {
        string? found = null;
        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign < 0 || WebUtility.UrlDecode(part[..sign]) != name)
            {
                continue;
            }

            string value = WebUtility.UrlDecode(part[(sign + 1)..]);
            found = found is null && value.Length is > 0 and <= MaximumLength ? value : throw Malformed();
        }

        return found;
    }

    private static AuthorizationException Malformed() => new(AuthorizationFailure.MalformedCallback);
}
