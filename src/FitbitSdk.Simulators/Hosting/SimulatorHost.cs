using System.Net;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.Truth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Simulators.Hosting;

/// <summary>A loopback Kestrel server around one service, with the doors of the simulator's own beside it.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app, FaultScript faults, RequestJournal journal)
    {
        (_app, Faults, Journal) = (app, faults, journal);
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
    }

    public Uri BaseAddress { get; }
    public FaultScript Faults { get; }
    public RequestJournal Journal { get; }

    public static async Task<SimulatorHost> StartAsync(
        SimulatorOptions options, ISimulatedApi api, IReadOnlyList<ServiceUser> users, TruthStreams streams, CancellationToken cancellationToken)
    {
        TimeProvider clock = options.TimeProvider;
        RequestJournal journal = new(clock);
        FaultScript faults = new(options.Seed, clock, api.UnknownFaults);
        faults.Add([.. options.Faults]);

        // The empty builder reads no environment, installs no signal handlers and logs nothing: the simulator is a guest in its process.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });

        WebApplication app = builder.Build();
        try
        {
            app.UseSimulator(api, users, streams, faults, journal, clock);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new(app, faults, journal);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
