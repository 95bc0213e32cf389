using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.TokenRace;

/// <summary>The strict token service and its one resource, on this machine's own address.</summary>
internal sealed class IssuerServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private IssuerServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/");

    public static async Task<IssuerServer> StartAsync(StrictIssuer issuer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(context => AnswerAsync(context, issuer));
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, StrictIssuer issuer)
    {
        (int status, string body) = context.Request.Path.Value switch
        {
            "/oauth2/token" => Token(issuer, (await context.Request.ReadFormAsync())["refresh_token"].ToString()),
            "/1/user/-/devices.json" => issuer.Call(context.Request.Headers.Authorization.ToString()["Bearer ".Length..])
                ? (200, "[]")
                : (401, """{"errors":[{"errorType":"expired_token","message":"Access token expired."}],"success":false}"""),
            "/race/dies" => (200, issuer.Dies(context.Request.Query["process"].ToString()) ? "yes" : "no"),
            _ => (404, "{}"),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["fitbit-rate-limit-limit"] = "1000000";
        context.Response.Headers["fitbit-rate-limit-remaining"] = "900000";
        context.Response.Headers["fitbit-rate-limit-reset"] = "3600";
        await context.Response.WriteAsync(body);
    }

    private static (int Status, string Body) Token(StrictIssuer issuer, string refresh) => issuer.Refresh(refresh) is ({ } pair, var life)
        ? (200, string.Create(CultureInfo.InvariantCulture, $$"""{"access_token":"{{pair.Access}}","refresh_token":"{{pair.Refresh}}","expires_in":{{life}},"scope":"settings","user_id":"X","token_type":"Bearer"}"""))
        : (400, """{"errors":[{"errorType":"invalid_grant","message":"Refresh token invalid."}],"success":false}""");
}
