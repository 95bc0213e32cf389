using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Radar;
using FitbitSdk.Records;
using FitbitSdk.Storage.Sqlite;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Quickstart;

/// <summary>The main job: a host that composes client, sync, store and files, and one run for each user.</summary>
internal static class QuickstartRun
{
    public static async Task<QuickstartResult> RunAsync(QuickstartArguments arguments, Upstream upstream, IProgress<SyncProgress> progress, CancellationToken cancellationToken)
    {
        string state = Path.Combine(arguments.Out, "state.db");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(upstream.Time);
        if (upstream.Lease is not null)
        {
            builder.Services.AddSingleton(upstream.Lease);
        }

        AddClient(builder.Services, upstream).UseSqlite(state);
        IHealthSyncBuilder sync = builder.Services.AddHealthSync().UseSqlite(state).AddFileSink(arguments.Out, options => options.Formats = arguments.Format.Files);
        if (arguments.Format.HasRadar)
        {
            sync.AddRadarEncoder(options => options.GoogleHealthTopics = arguments.Format.GoogleHealthTopics);
        }

        using IHost host = builder.Build();
        await host.StartAsync(cancellationToken);

        // Before any request: a second run on the same folder is told at once.
        host.Services.GetRequiredService<FileRecordSink>().LockFolder();

        TokenManager tokens = host.Services.GetRequiredService<TokenManager>();
        ITokenStore store = host.Services.GetRequiredService<ITokenStore>();
        SyncEngine engine = host.Services.GetRequiredService<SyncEngine>();
        IHealthDataSource source = host.Services.GetRequiredService<IHealthDataSource>();
        CheckStreams(arguments, source);
        RadarAvroEncoder? radar = host.Services.GetService<RadarAvroEncoder>();
        IReadOnlyList<StreamId>? streams = arguments.Streams ?? (arguments.Format.Files is FileFormats.Topics ? StreamsOf(radar!, source) : null);

        List<SyncReport> reports = [];
        foreach (SyncUser user in upstream.Users)
        {
            TokenKey key = new(source.Provider, user.Key);
            if (await store.GetAsync(key, cancellationToken) is null || upstream.HasTokens)
            {
                // At every start: a pair that was rotated since is recognised, one of a new authorization is taken.
                await tokens.AdoptAsync(key, upstream.FirstTokens(user), cancellationToken: cancellationToken);
            }

            reports.Add(await engine.SyncAsync(user, new() { Streams = streams, Progress = progress }, cancellationToken));
        }

        await host.StopAsync(cancellationToken);
        return new(reports, Enum.GetValues<RadarOmission>().Where(omission => radar?.CountOf(omission) > 0).ToDictionary(static omission => omission, omission => radar!.CountOf(omission)));
    }

    private static StreamId[] StreamsOf(RadarAvroEncoder radar, IHealthDataSource source) =>
        [.. source.Streams.Select(static stream => stream.Id).Where(id => radar.Topics.Any(topic => topic.Stream == id))];

    /// <summary>Chooses the client; what is done with it afterwards is the same for both APIs.</summary>
    private static IHealthClientBuilder AddClient(IServiceCollection services, Upstream upstream) => upstream.Provider == ProviderId.Fitbit
        ? services.AddFitbitClient(options =>
        {
            options.ClientId = upstream.ClientId;
            options.ClientSecret = upstream.ClientSecret;
            options.BaseAddress = upstream.BaseAddress;
            options.TokenAddress = upstream.TokenAddress;
        })
        : services.AddGoogleHealthClient(options =>
        {
            options.ClientId = upstream.ClientId;
            options.ClientSecret = upstream.ClientSecret;
            options.BaseAddress = upstream.BaseAddress;
            options.TokenAddress = upstream.TokenAddress ?? options.TokenAddress;
            options.RequestsPerMinuteAndUser = upstream.RequestsPerMinute ?? options.RequestsPerMinuteAndUser;
        });

    private static void CheckStreams(QuickstartArguments arguments, IHealthDataSource source)
    {
        StreamId? unknown = arguments.Streams?.FirstOrDefault(id => source.Streams.All(stream => stream.Id != id));
        if (unknown is not null)
        {
            throw new UsageException($"Unknown stream {unknown}. The streams are: {string.Join(", ", source.Streams)}.");
        }
    }
}
