using System.Text.Json;
using FitbitSdk.GoogleHealth;
using FitbitSdk.Records;
using FitbitSdk.WebApi;
using NodaTime;

namespace FitbitSdk.BodyFuzz;

/// <summary>A call as an application makes it, chosen by what the body answers, and all that an application does with its result.</summary>
internal sealed class FuzzCall(FuzzHost host, SeedBody seed, Random random)
{
    private static readonly IRecordEncoder[] Encoders = [new JsonDeliveryEncoder(), new AvroDeliveryEncoder()];

    private int _records;
    private int _problems;

    /// <returns>What the body came to.</returns>
    /// <exception cref="FuzzException">Something happened that no body may bring about.</exception>
    public async Task<(Outcome Outcome, HealthApiErrorKind? Kind)> RunAsync()
    {
        await host.AuthorizeAsync(spent: seed.Kind == "token");
        try
        {
            await CallAsync();
        }
        catch (HealthApiException e)
        {
            Check(e);
            return (Outcome.Refused, e.Kind);
        }

        return (_problems > 0 ? Outcome.Partly : _records > 0 ? Outcome.Mapped : Outcome.Nothing, null);
    }

    private async Task CallAsync()
    {
        bool fitbit = host.Provider == ProviderId.Fitbit;
        switch (seed.Kind)
        {
            case "devices" or "time-zone" or "settings" when random.Next(3) == 0:
                Take(await host.Source.GetStatusAsync(new(FuzzHost.User), CancellationToken.None));
                break;
            case "devices" or "token" when fitbit:
                Take(await host.Get<FitbitClient>().Devices.GetAsync(FuzzHost.User, CancellationToken.None));
                break;
            case "devices" or "token":
                Take(await host.Get<GoogleHealthClient>().Devices.GetAsync(FuzzHost.User, CancellationToken.None));
                break;
            case "settings":
                GoogleHealthSettings settings = await host.Get<GoogleHealthClient>().User.GetSettingsAsync(FuzzHost.User, CancellationToken.None);
                Count((object?)settings.TimeZone ?? settings.Offset);
                break;
            case "identity":
                Count(await host.Get<GoogleHealthClient>().User.GetIdentityAsync(FuzzHost.User, CancellationToken.None));
                break;
            case "time-zone" when random.Next(2) == 0:
                FitbitProfile profile = await host.Get<FitbitClient>().User.GetProfileAsync(FuzzHost.User, CancellationToken.None);
                Count((object?)profile.TimeZone ?? profile.Offset);
                break;
            default:
                await ReadAsync();
                break;
        }
    }

    private async Task ReadAsync()
    {
        IReadOnlyList<DataStream> streams = host.Source.Streams;
        DataStream stream = streams.FirstOrDefault(one => one.Id.Value == seed.Kind) ?? streams[random.Next(streams.Count)];
        ReadRequest request = new(FuzzHost.User, stream, WindowOf(stream), ZoneHistory.Of([(Instant.FromUtc(2000, 1, 1, 0, 0), DateTimeZoneProviders.Tzdb["Europe/Berlin"])]));
        await foreach (SourcePage page in host.Source.ReadAsync(request, CancellationToken.None))
        {
            using (page)
            {
                _records += page.Batch?.Count ?? 0;
                _problems += page.Problems.Count;
                foreach (MappingProblem problem in page.Problems)
                {
                    Canary.CheckLine("A problem", $"{problem.Position}: {problem.Reason}");
                }

                Encode(page.Batch);
            }
        }
    }

    private FetchWindow WindowOf(DataStream stream)
    {
        StreamTime date = StreamTime.FromDate(seed.Date);
        return stream.DayKind switch
        {
            DayKind.Utc => FetchWindow.Between(date, date + Duration.FromDays(1)),
            DayKind.Civil => FetchWindow.Between(date - Duration.FromDays(2), date + Duration.FromDays(20)),
            _ => FetchWindow.Between(date - Duration.FromDays(1), date + Duration.FromDays(14)),
        };
    }

    /// <summary>What was mapped must also be writable.</summary>
    private static void Encode(RecordBatch? batch)
    {
        foreach (IRecordEncoder encoder in Encoders)
        {
            using EncodedBatch? encoded = batch is null ? null : encoder.Encode(batch);
            for (int i = 0; encoder is JsonDeliveryEncoder && i < encoded?.Count; i++)
            {
                JsonDocument.Parse(encoded[i]).Dispose();
            }
        }
    }

    private void Take(AccountStatus status)
    {
        Count(status.Zone);
        _records += status.Watermarks.Count;
    }

    private void Take<T>(IReadOnlyList<T> found) => _records += found.Count;

    private void Count(object? found) => _records += found is null ? 0 : 1;

    private static void Check(HealthApiException error)
    {
        Canary.CheckLine("A message", error.Message);
        Canary.Check("An exception", error.ToString());
        Canary.CheckLine("An error type or field", $"{error.ErrorType} {error.Field}");
        if (error.Kind is HealthApiErrorKind.Pending || error.Requests < 0 || error.OcariotCode == 0)
        {
            throw new FuzzException($"An exception of kind {error.Kind} after {error.Requests} requests.");
        }
    }
}

/// <summary>What a body came to.</summary>
internal enum Outcome
{
    /// <summary>Values, and no complaint.</summary>
    Mapped = 0,

    /// <summary>What could not be mapped is reported, the rest is there.</summary>
    Partly = 1,

    /// <summary>An answer that holds nothing.</summary>
    Nothing = 2,

    /// <summary>A typed error.</summary>
    Refused = 3,
}
