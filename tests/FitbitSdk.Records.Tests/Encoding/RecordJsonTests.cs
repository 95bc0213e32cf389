using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.Records.Tests;

/// <summary>The members that each record type adds to its delivery.</summary>
public sealed class RecordJsonTests
{
    [Fact]
    public void WriteJson_OfEachType_IsThisText()
    {
        Assert.Equal("""{"time":"2026-03-14T07:15:00Z","timeBasis":"utc","intervalSeconds":60,"kilocalories":1.25625,"level":2,"mets":1.1}""", Text(Samples.Calories(new())));
        Assert.Equal("""{"time":"2026-03-14T01:25:00","timeBasis":"local","date":"2026-03-14","rmssdMilliseconds":42.617,"coverage":0.978,"highFrequencyPower":611.25,"lowFrequencyPower":384.5}""", Text(Samples.HeartRateVariability(new())));
        Assert.Equal("""{"time":"2026-03-14T01:25:00","timeBasis":"local","date":"2026-03-14","percent":95.8}""", Text(Samples.OxygenSaturation(new())));
        Assert.Equal("""{"date":"2026-03-14","lightSleep":15.2,"deepSleep":14.6,"remSleep":16.9,"fullSleep":15.8}""", Text(Samples.BreathingRate(new())));
        Assert.Equal("""{"date":"2026-03-14","relativeCelsius":-0.7,"logType":"dedicated_temp_sensor"}""", Text(Samples.SkinTemperature(new())));
        Assert.Equal("""{"date":"2026-03-14","beatsPerMinute":61}""", Text(Samples.RestingHeartRate(new())));
        Assert.Equal("""{"date":"2026-03-14","steps":10342,"distanceMetres":7456.25,"kilocalories":2345.5,"sedentaryMinutes":701,"lightlyActiveMinutes":205,"fairlyActiveMinutes":31,"veryActiveMinutes":27}""", Text(Samples.DailyActivity(new())));
        Assert.Equal("""{"logId":"1773451500000","time":"2026-03-14T01:25:00","timeBasis":"local","date":"2026-03-14","kilograms":72.5,"bodyMassIndex":23.57,"bodyFatPercent":17.3,"source":"Aria"}""", Text(Samples.Weight(new())));
        Assert.Equal("""{"time":"2026-03-14T07:15:00Z","timeBasis":"utc","zoneId":"Europe/Berlin","offsetSeconds":3600}""", Text(Samples.TimeZone(new())));
        Assert.Equal("""{"logId":"48212345678","start":"2026-03-14T17:04:30+01:00","end":"2026-03-14T17:49:30+01:00","timeBasis":"zone","durationMilliseconds":2700001,"activeDurationMilliseconds":2520002,"originalStart":"2026-03-14T17:03:30+01:00","originalDurationMilliseconds":2760003,"lastModified":"2026-03-14T07:15:09Z","activityTypeId":90013,"activityName":"Walk","logType":"auto_detected","kilocalories":312.5,"steps":4321,"distanceMetres":3456.75,"speedMetresPerSecond":1.28,"elevationGainMetres":24.384,"averageHeartRate":112,"activeZoneMinutes":23,"hasGps":true,"isCaloriesManual":false,"isDistanceManual":true,"isStepsManual":false,"source":{"id":"228TQ","name":"Charge 6","type":"tracker","url":"https://www.fitbit.com/"},"levels":[{"name":"fairly","minutes":11}],"heartRateZones":[{"name":"Fat Burn","minimum":98,"maximum":136,"minutes":31,"kilocalories":201.5}]}""", Text(Samples.Activity(new())));
    }

    [Fact]
    public void WriteJson_OfWhatIsAbsent_WritesNothing()
    {
        Assert.Equal("""{"time":"2026-03-14T07:15:00Z","timeBasis":"utc","intervalSeconds":60,"kilocalories":1.25625}""", Text(Samples.Calories(new()) with { Level = null, Mets = null }));
        Assert.Equal("""{"time":"2026-03-14T01:25:00","timeBasis":"local","rmssdMilliseconds":42.617}""", Text(Samples.HeartRateVariability(new()) with { Date = null, Coverage = null, HighFrequencyPower = null, LowFrequencyPower = null }));
        Assert.Equal("""{"time":"2026-03-14T01:25:00","timeBasis":"local","percent":95.8}""", Text(Samples.OxygenSaturation(new()) with { Date = null }));
        Assert.Equal("""{"date":"2026-03-14"}""", Text(Samples.BreathingRate(new()) with { LightSleep = null, DeepSleep = null, RemSleep = null, FullSleep = null }));
        Assert.Equal("""{"date":"2026-03-14","relativeCelsius":-0.7}""", Text(Samples.SkinTemperature(new()) with { LogType = null }));
        Assert.Equal("""{"date":"2026-03-14"}""", Text(new DailyActivity { Date = new(2026, 3, 14), Steps = null, DistanceMetres = null, Kilocalories = null, SedentaryMinutes = null, LightlyActiveMinutes = null, FairlyActiveMinutes = null, VeryActiveMinutes = null }));
        Assert.Equal("""{"logId":"1773451500000","time":"2026-03-14T01:25:00","timeBasis":"local","kilograms":72.5}""", Text(Samples.Weight(new()) with { Date = null, BodyMassIndex = null, BodyFatPercent = null, Source = null }));
        Assert.Equal("""{"time":"2026-03-14T07:15:00Z","timeBasis":"utc"}""", Text(Samples.TimeZone(new()) with { ZoneId = null, OffsetSeconds = null }));
        Assert.Equal("""{"logId":"8","start":"2026-03-12T14:05:00","end":"2026-03-12T15:20:00","timeBasis":"local","levels":[],"heartRateZones":[]}""", Text(Batches.BareActivity));
    }

    [Fact]
    public void WriteJson_AnyRecord_SaysWhatItsAvroFormSays()
    {
        foreach (RandomBatches one in RandomBatches.All)
        {
            (RecordBatch batch, JsonObject[] expected) = one.Make(200);
            using EncodedBatch encoded = new JsonDeliveryEncoder().Encode(batch);
            for (int i = 0; i < expected.Length; i++)
            {
                string line = System.Text.Encoding.UTF8.GetString(encoded[i].Span);
                Assert.DoesNotContain('\n', line);
                JsonObject record = new(JsonNode.Parse(line)!.AsObject().Skip(7).Select(static member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
                Assert.True(SaysTheSame(expected[i], record), line);
            }
        }
    }

    [Theory]
    [InlineData(0, "+00:00")]          // not Z: the wall clock is known
    [InlineData(-12_600, "-03:30")]
    [InlineData(-2_670, "-00:44:30")]  // Liberia's until 1972
    public void WriteJson_TimeWithAnOffset_SaysAllOfIt(int seconds, string offset)
    {
        RecordTime time = RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 1, 25, 30), Offset.FromSeconds(seconds), TimeBasis.Stated);

        Assert.StartsWith($"{{\"time\":\"2026-03-14T01:25:30{offset}\",\"timeBasis\":\"stated\",", Text(Batches.Heart(1, 60) with { Time = time }), StringComparison.Ordinal);
    }

    // What is absent or not finite is left out; times and dates are text here and numbers there.
    private static bool SaysTheSame(JsonNode? avro, JsonNode? json) => (avro, json) switch
    {
        (null, null) => true,
        (JsonValue number, null) => number.TryGetValue(out double value) && !double.IsFinite(value),
        (JsonObject time, JsonValue text) when time.ContainsKey("basis") => SaysTheSame(time, text.GetValue<string>()),
        (JsonObject left, JsonObject right) => right.All(static member => member.Value is not null)
            && right.Select(static member => member.Key).Except(["timeBasis"]).All(left.ContainsKey)
            && left.All(member => SaysTheSame(member.Value, right[member.Key])),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(static pair => SaysTheSame(pair.First, pair.Second)),
        (JsonValue, JsonValue text) when text.GetPropertyName().StartsWith("date", StringComparison.Ordinal) => text.GetValueKind() is JsonValueKind.String,
        _ => JsonNode.DeepEquals(avro, json),
    };

    // Text has 100 ns, Avro microseconds, rounded down; how a time is known stands beside it.
    private static bool SaysTheSame(JsonObject avro, string json)
    {
        (Instant? utc, LocalDateTime? local, int? offset) = json.Contains('Z', StringComparison.Ordinal) ? (InstantPattern.ExtendedIso.Parse(json).Value, null, null)
            : OffsetDateTimePattern.ExtendedIso.Parse(json) is { Success: true, Value: var time } ? (time.ToInstant(), time.LocalDateTime, time.Offset.Seconds)
            : ((Instant?)null, (LocalDateTime?)LocalDateTimePattern.ExtendedIso.Parse(json).Value, (int?)null);
        return Expected.Micros(utc) == (long?)avro["utc"] && Expected.Micros(local?.InUtc().ToInstant()) == (long?)avro["local"] && offset == (int?)avro["offsetSeconds"];
    }

    private static string Text<T>(T record)
        where T : IHealthRecord<T>
    {
        using RecordBatch<T> batch = Batches.Of(Batches.Origin(new(T.Schema.RecordType)), record);
        using EncodedBatch encoded = new JsonDeliveryEncoder().Encode(batch);
        string line = System.Text.Encoding.UTF8.GetString(encoded[0].Span);
        const string last = "\"observedAt\":\"2026-03-20T12:34:56.1234567Z\",";
        return "{" + line[(line.IndexOf(last, StringComparison.Ordinal) + last.Length)..];
    }
}
