using System.Net;

namespace FitbitSdk.Http;

/// <summary>The connections, shared by all users of a client.</summary>
internal static class PrimaryHandler
{
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // Traces of the platform record the whole address, and with it the user's id.
        ActivityHeadersPropagator = null,
    };

    /// <summary>Takes away what no client of several users may have, from a handler that the host brought: a cookie of one user would go along with
    /// the requests of others, and a redirect would take the token to wherever the answer says.</summary>
    public static void Secure(HttpMessageHandler handler)
    {
        // A handler of the host's may stand before the one that connects.
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        // Set only where it differs: a handler that was used already cannot be changed any more.
        if (handler is SocketsHttpHandler sockets && (sockets.UseCookies || sockets.AllowAutoRedirect))
        {
            (sockets.UseCookies, sockets.AllowAutoRedirect) = (false, false);
        }
        else if (handler is HttpClientHandler client && (client.UseCookies || client.AllowAutoRedirect))
        {
            (client.UseCookies, client.AllowAutoRedirect) = (false, false);
        }
    }
}
