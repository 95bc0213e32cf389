using System.Security.Claims;
using FitbitSdk.GoogleHealth;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FitbitSdk.Docs.Tests.Snippets;

internal static class Authorization
{
    public static void InAWebHost(WebApplication app)
    {
        #region web-host
        app.MapGet("/connect", async (HttpContext http, FitbitAuthorization fitbit, CancellationToken cancel) =>
        {
            AuthorizationStart start = await fitbit.BeginAsync(
                new()
                {
                    User = new UserKey(http.User.FindFirstValue("sub")!),
                    RedirectUri = new("https://app.example/connect/callback"),       // as registered with the provider, letter for letter
                    Scopes = ["heartrate", "sleep"],                                 // what your streams need; there is no default
                    Binding = http.Session.Id,                                       // what only this browser has
                },
                cancel);
            return Results.Redirect(start.Address.AbsoluteUri);
        });

        app.MapGet("/connect/callback", async (HttpContext http, FitbitAuthorization fitbit, CancellationToken cancel) =>
        {
            try
            {
                AuthorizationResult result = await fitbit.CompleteAsync(new(http.Request.GetEncodedUrl()), http.Session.Id, cancel);
                return result.Outcome is AuthorizationOutcome.Completed ? Results.Ok(result.MissingScopes) : Results.Ok("Not connected.");
            }
            catch (AuthorizationException)   // broken, late or forged: nothing was stored
            {
                return Results.BadRequest();
            }
        });
        #endregion
    }

    public static async Task FitbitAsync(FitbitAuthorization authorization, SyncUser anna, string sessionId, Uri callbackAddress)
    {
        #region fitbit-authorization
        AuthorizationStart start = await authorization.BeginAsync(   // FitbitAuthorization
            new() { User = anna.Key, RedirectUri = new("https://app.example/callback"), Scopes = ["heartrate", "sleep"], Binding = sessionId });
        // send the browser to start.Address; when it is back:
        AuthorizationResult result = await authorization.CompleteAsync(callbackAddress, sessionId);
        #endregion
    }

    public static async Task GoogleHealthAsync(GoogleHealthAuthorization authorization, SyncUser anna, string sessionId, Uri callbackAddress)
    {
        #region google-health-authorization
        AuthorizationStart start = await authorization.BeginAsync(   // GoogleHealthAuthorization
            new() { User = anna.Key, RedirectUri = new("https://app.example/callback"), Scopes = [GoogleHealthScopes.Sleep, GoogleHealthScopes.Settings], Binding = sessionId });
        // send the browser to start.Address; when it is back:
        AuthorizationResult result = await authorization.CompleteAsync(callbackAddress, sessionId);
        #endregion
    }
}
