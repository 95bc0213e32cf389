using BenchmarkDotNet.Attributes;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace FitbitSdk.Benchmarks;

/// <summary>One day of heart rate by the second as objects: through the typed client with all that it does, as established clients read it (the
/// whole text, a tree of it, objects of that), and with generated code alone.</summary>
[MemoryDiagnoser]
public class ClientVsEstablished
{
    private const string Address = "https://api.fitbit.com/1/user/-/activities/heart/date/2026-03-14/1d/1sec.json";

    private readonly ServiceProvider _services;
    private readonly FitbitClient _client;
    private readonly BareClient _bare;
    private readonly HttpClient _http;

    public ClientVsEstablished()
    {
        MemoryHandler handler = new(Accounts.FitbitDevices(), HeartRateDay.Canonical());
        _services = TypedClients.Fitbit(handler);
        (_client, _bare, _http) = (_services.GetRequiredService<FitbitClient>(), new(handler), new(handler));
    }

    [GlobalSetup]
    public async Task Check()
    {
        await TypedClients.AuthorizeAsync(_services);
        if (await Typed() != HeartRateDay.Samples || await Established() != HeartRateDay.Samples || await Bare() != HeartRateDay.Samples)
        {
            throw new InvalidOperationException("Samples are missing.");
        }
    }

    [Benchmark]
    public async Task<int> Typed() =>
        (await _client.Heart.GetIntradayAsync(TypedClients.User, new LocalDate(2026, 3, 14), FitbitDetailLevel.OneSecond)).Samples.Count;

    [Benchmark(Baseline = true)]
    public async Task<int> Established()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Address);
        request.Headers.Authorization = new("Bearer", "access");
        using HttpResponseMessage response = await _http.SendAsync(request);
        JToken answer = JToken.Parse(await response.Content.ReadAsStringAsync());
        return answer["activities-heart-intraday"]!["dataset"]!.Select(static row => new EstablishedSample
        {
            Time = TimeSpan.Parse(row["time"]!.Value<string>()!, System.Globalization.CultureInfo.InvariantCulture),
            Value = row["value"]!.Value<int>(),
        }).ToList().Count;
    }

    [Benchmark]
    public async Task<int> Bare() => (await _bare.GetAsync(Address, BareJsonContext.Default.BareHeartRate)).Intraday!.Dataset!.Count;

    private sealed class EstablishedSample
    {
        public TimeSpan Time { get; init; }

        public int Value { get; init; }
    }
}
