using BenchmarkDotNet.Attributes;
using FitbitSdk.GoogleHealth;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Benchmarks;

/// <summary>A typed call with all that the packages do for it, against a bare client that gets the same objects from the same bytes.</summary>
[MemoryDiagnoser]
public class ClientOverhead
{
    private readonly ServiceProvider _fitbit;
    private readonly ServiceProvider _google;
    private readonly BareClient _bareFitbit;
    private readonly BareClient _bareGoogle;
    private readonly FitbitClient _fitbitClient;
    private readonly GoogleHealthClient _googleClient;
    private readonly IHealthDataSource _fitbitSource;
    private readonly IHealthDataSource _googleSource;
    private readonly ReadRequest _fitbitDay = TypedClients.FirstWindow(FitbitStreams.HeartRate);
    private readonly ReadRequest _googleHour = TypedClients.FirstWindow(GoogleHealthStreams.HeartRate);

    public ClientOverhead()
    {
        MemoryHandler fitbit = new(Accounts.FitbitDevices(), HeartRateDay.Canonical());
        MemoryHandler google = new(Accounts.GoogleDevices(), Accounts.GoogleHeartRate());
        (_fitbit, _google) = (TypedClients.Fitbit(fitbit), TypedClients.Google(google));
        (_bareFitbit, _bareGoogle) = (new(fitbit), new(google));
        (_fitbitClient, _googleClient) = (_fitbit.GetRequiredService<FitbitClient>(), _google.GetRequiredService<GoogleHealthClient>());
        (_fitbitSource, _googleSource) = (_fitbit.GetRequiredService<IHealthDataSource>(), _google.GetRequiredService<IHealthDataSource>());
    }

    [GlobalSetup]
    public async Task Check()
    {
        await TypedClients.AuthorizeAsync(_fitbit);
        await TypedClients.AuthorizeAsync(_google);

        // A side that leaves something out is fast: both must come to the same objects.
        int[] counts = [await FitbitDevices(), await BareFitbitDevices(), await GoogleDevices(), await BareGoogleDevices(),
            await FitbitDay() - HeartRateDay.Samples, await BareFitbitDay() - HeartRateDay.Samples, await GoogleHour() - Accounts.Points, await BareGoogleHour() - Accounts.Points];
        if (!counts.AsSpan().SequenceEqual([7, 7, 7, 7, 0, 0, 0, 0]))
        {
            throw new InvalidOperationException($"Something is missing: {string.Join(' ', counts)}.");
        }
    }

    [Benchmark]
    public async Task<int> FitbitDevices() => (await _fitbitClient.Devices.GetAsync(TypedClients.User)).Count;

    [Benchmark]
    public async Task<int> BareFitbitDevices() =>
        (await _bareFitbit.GetAsync("https://api.fitbit.com/1/user/-/devices.json", BareJsonContext.Default.ListBareDevice)).Count;

    [Benchmark]
    public async Task<int> GoogleDevices() => (await _googleClient.Devices.GetAsync(TypedClients.User)).Count;

    [Benchmark]
    public async Task<int> BareGoogleDevices() =>
        (await _bareGoogle.GetAsync("https://health.googleapis.com/v4/users/me/pairedDevices?pageSize=100", BareJsonContext.Default.BarePairedDevices)).PairedDevices!.Count;

    [Benchmark]
    public Task<int> FitbitDay() => TypedClients.CountAsync(_fitbitSource, _fitbitDay);

    [Benchmark]
    public async Task<int> BareFitbitDay() => (await _bareFitbit.GetAsync(
        "https://api.fitbit.com/1/user/-/activities/heart/date/2026-03-14/2026-03-14/1sec/time/00:00/23:59.json?timezone=UTC",
        BareJsonContext.Default.BareHeartRate)).Intraday!.Dataset!.Count;

    [Benchmark]
    public Task<int> GoogleHour() => TypedClients.CountAsync(_googleSource, _googleHour);

    [Benchmark]
    public async Task<int> BareGoogleHour() => (await _bareGoogle.GetAsync(
        "https://health.googleapis.com/v4/users/me/dataTypes/heart-rate/dataPoints?filter=x&pageSize=10000", BareJsonContext.Default.BarePoints)).DataPoints!.Count;
}
