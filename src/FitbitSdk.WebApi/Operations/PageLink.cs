namespace FitbitSdk.WebApi;

/// <summary>Follows the links between pages of a list, without ever leaving the configured base address.</summary>
internal static class PageLink
{
    private const string ServiceHost = "api.fitbit.com";

    /// <summary>Moves a link of the service to the base address: path and query stay as they are, in the canonical form of a URI
    /// (RFC 3986, 6.2.2), without which a link could smuggle a line break into the request.</summary>
    /// <exception cref="HealthApiProtocolException">The link is not one of the service's own.</exception>
    public static Uri Resolve(Uri baseAddress, string link, FitbitOperation operation)
    {
        bool own = Uri.TryCreate(link, UriKind.Absolute, out Uri? target)
            && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp)
            && target.UserInfo.Length == 0
            && (IsAt(target, baseAddress) || (target.IsDefaultPort && HasHost(target, ServiceHost)));
        if (!own)
        {
            throw new HealthApiProtocolException(operation.Name, "the link to the next page leads to another host; it is not followed.");
        }

        string prefix = baseAddress.AbsolutePath.TrimEnd('/');
        bool hasPrefix = prefix.Length > 0 && IsAt(target!, baseAddress) && target!.AbsolutePath.StartsWith(prefix + "/", StringComparison.Ordinal);

        // Put together as text: resolved as a reference, a path with two leading slashes would name a host.
        return new(baseAddress.GetLeftPart(UriPartial.Authority) + (hasPrefix ? "" : prefix) + target!.PathAndQuery);
    }

    private static bool IsAt(Uri target, Uri baseAddress) => HasHost(target, baseAddress.IdnHost) && target.Port == baseAddress.Port;

    private static bool HasHost(Uri target, string host) => string.Equals(target.IdnHost, host, StringComparison.OrdinalIgnoreCase);
}
