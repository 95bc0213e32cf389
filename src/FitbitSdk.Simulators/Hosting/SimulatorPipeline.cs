using System.Globalization;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.Truth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Hosting;

/// <summary>The order of things: journal ─▶ gate (API paths alone) ─▶ faults ─▶ endpoint, else 404.</summary>
internal static class SimulatorPipeline
{
    public static void UseSimulator(
        this WebApplication app, ISimulatedApi api, IReadOnlyList<ServiceUser> users, TruthStreams streams, FaultScript script, RequestJournal journal, TimeProvider clock)
    {
        FaultGate faults = new(script, api, journal);
        app.UseRouting();
        app.Use((context, next) =>
        {
            // The simulated moment, so that a client that measures its clock against the server's sees no difference.
            context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            if (context.Request.Path.StartsWithSegments("/_sim", PathCase.Comparison))
            {
                return next(context);
            }

            journal.Follow(context);
            return api.InvokeAsync(context, faults, next);
        });
        app.Use(async (context, next) =>
        {
            // The router's own answer to a path that is known with other methods; it names them in Allow.
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
            {
                await api.RefuseMethodAsync(context).ConfigureAwait(false);
            }
        });
        app.UseEndpoints(static _ => { });
        app.MapGet("/_sim/truth/{user}/{stream}", new TruthEndpoint(users, streams, clock).HandleAsync);
        FaultsEndpoint scripting = new(script);
        app.MapPost("/_sim/faults", scripting.AddAsync);
        app.MapDelete("/_sim/faults", scripting.ClearAsync);
        app.MapGet("/_sim/requests", new RequestsEndpoint(journal).HandleAsync);
        api.Map(app);
        app.Run(api.RefusePathAsync);
    }
}
