using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace FitbitSdk.WebApi.Tests;

/// <summary>What holds for the connections of all users, also where the host changes or replaces them.</summary>
public sealed class ConnectionTests
{
    private const string Data = "FitbitSdk.fitbit";
    private const string Token = "FitbitSdk.fitbit.token";

    public static TheoryData<Func<HttpMessageHandler>> Handlers => new()
    {
        static () => new SocketsHttpHandler(),
        static () => new HttpClientHandler(),
        static () => new Passing { InnerHandler = new HttpClientHandler() },
        static () => new Passing { InnerHandler = new Passing { InnerHandler = new SocketsHttpHandler() } },
    };

    [Theory]
    [MemberData(nameof(Handlers))]
    public void ConfigureHttp_OwnPrimaryHandler_KeepsNoCookiesAndFollowsNoRedirects(Func<HttpMessageHandler> create)
    {
        HttpMessageHandler given = create();
        HttpMessageHandler own = Innermost(given);

        Assert.Same(own, Primary(http => http.ConfigurePrimaryHttpMessageHandler(() => given), Data));

        Assert.Equal((false, false), own is SocketsHttpHandler sockets
            ? (sockets.UseCookies, sockets.AllowAutoRedirect)
            : (((HttpClientHandler)own).UseCookies, ((HttpClientHandler)own).AllowAutoRedirect));
    }

    [Fact]
    public void ConfigureHttp_ProxyOnTheHandlerThatIsThere_LeavesTheRest()
    {
        WebProxy proxy = new("http://proxy.example:3128");

        SocketsHttpHandler handler = Assert.IsType<SocketsHttpHandler>(
            Primary(http => http.ConfigurePrimaryHttpMessageHandler((handler, _) => ((SocketsHttpHandler)handler).Proxy = proxy), Data));

        Assert.Same(proxy, handler.Proxy);
        Assert.Equal((false, false, DecompressionMethods.All, null),
            (handler.UseCookies, handler.AllowAutoRedirect, handler.AutomaticDecompression, handler.ActivityHeadersPropagator));
    }

    [Theory]
    [InlineData(Data)]
    [InlineData(Token)]
    public void Default_NamesNoProxy_SoThatOfTheProcessHolds(string client)
    {
        SocketsHttpHandler handler = Assert.IsType<SocketsHttpHandler>(Primary(static _ => { }, client));

        Assert.Equal((true, null), (handler.UseProxy, handler.Proxy));
    }

    /// <summary>Gives the innermost handler of one of the client's HTTP clients.</summary>
    private static HttpMessageHandler Primary(Action<IHttpClientBuilder> configure, string client)
    {
        ServiceCollection services = new();
        services.AddFitbitClient(static options => options.ClientId = "ABC123").AddTokenStore<MemoryTokenStore>().ConfigureHttp(configure);
        using ServiceProvider container = services.BuildServiceProvider();
        return Innermost(container.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(client));
    }

    private static HttpMessageHandler Innermost(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        return handler;
    }

    private sealed class Passing : DelegatingHandler;
}
