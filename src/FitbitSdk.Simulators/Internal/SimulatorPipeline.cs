using System.Globalization;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Fitbit;
using FitbitSdk.Simulators.OAuth;
using FitbitSdk.Simulators.Truth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Internal;

/// <summary>The order of things: journal ─▶ gate (API paths alone) ─▶ faults ─▶ endpoint, else 404.</summary>
internal static class SimulatorPipeline
{
    public static void UseSimulator(
        this WebApplication app, FitbitGate gate, OAuthRoutes oauth, FaultScript script, IReadOnlyList<FitbitUser> users, RequestJournal journal, TimeProvider clock)
    {
        FaultGate faults = new(script, journal, clock);
        app.UseRouting();
        app.Use((context, next) =>
        {
            // The simulated moment, so that a client that measures its clock against the server's sees no difference.
            context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            PathString path = context.Request.Path;
            if (path.StartsWithSegments("/_sim", PathCase.Comparison))
            {
                return next(context);
            }

            journal.Follow(context);
            return path.StartsWithSegments("/oauth2", PathCase.Comparison)
                ? oauth.InvokeAsync(context, faults, next)
                : gate.InvokeAsync(context, faults, next);
        });
        app.Use(static async (context, next) =>
        {
            // The router's own answer to a path that is known with other methods; it names them in Allow.
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
            {
                await Reply.ErrorAsync(context, ApiError.MethodNotAllowed).ConfigureAwait(false);
            }
        });
        app.UseEndpoints(static _ => { });
        oauth.Map(app);
        app.MapGet("/_sim/truth/{user}/{stream}", new TruthEndpoint(users, clock).HandleAsync);
        FaultsEndpoint scripting = new(script);
        app.MapPost("/_sim/faults", scripting.AddAsync);
        app.MapDelete("/_sim/faults", scripting.ClearAsync);
        app.MapGet("/_sim/requests", new RequestsEndpoint(journal).HandleAsync);
        app.MapFitbit();
        app.Run(static context => Reply.ErrorAsync(context, ApiError.NotFound));
    }
}
