using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class TimeZoneMapperTests
{
    [Fact]
    public void Map_Profile_GivesZoneAndOffsetAsSeenNow()
    {
        MappingContext context = Answers.Context(StreamId.TimeZone, Answers.Always, now: Instant.FromUtc(2026, 3, 14, 8, 30));

        MappedAnswer answer = Answers.TimeZone("""{"user":{"displayName":"A","offsetFromUTCMillis":19800000,"timezone":"Asia/Kolkata","topBadges":[{}]}}""", context);

        TimeZoneSnapshot seen = Assert.Single(answer.Records<TimeZoneSnapshot>());
        Assert.Equal(RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, 8, 30)), seen.Time);
        Assert.Equal(("Asia/Kolkata", 19800), (seen.ZoneId, seen.OffsetSeconds));
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData("""{"timezone":"Europe/Lisbon"}""", "Europe/Lisbon", null, null)]
    [InlineData("""{"timezone":"Europe/Lisbon","offsetFromUTCMillis":null}""", "Europe/Lisbon", null, null)]
    [InlineData("""{"timezone":"","offsetFromUTCMillis":"-25200000"}""", null, -25200, null)]
    [InlineData("""{"timezone":null,"offsetFromUTCMillis":64800000}""", null, 64800, null)]
    [InlineData("""{"timezone":"Europe/Lisbon","offsetFromUTCMillis":64800001}""", "Europe/Lisbon", null, "user.offsetFromUTCMillis: not an offset in milliseconds")]
    [InlineData("""{"timezone":"Europe/Lisbon","offsetFromUTCMillis":-9223372036854775808}""", "Europe/Lisbon", null, "user.offsetFromUTCMillis: not an offset in milliseconds")]
    [InlineData("""{"timezone":7,"offsetFromUTCMillis":3600000}""", null, 3600, "user.timezone: not a text")]
    public void Map_OneOfTheTwo_IsEnough(string user, string? zone, int? offset, string? problem)
    {
        MappedAnswer answer = Answers.TimeZone($$"""{"user":{{user}}}""");

        TimeZoneSnapshot seen = Assert.Single(answer.Records<TimeZoneSnapshot>());
        Assert.Equal((zone, offset), (seen.ZoneId, seen.OffsetSeconds));
        Assert.Equal(problem is null ? [] : [problem], answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    [Theory]
    [InlineData("""{"timezone":"Europe/Lisbon"}""", "Europe/Lisbon")]
    [InlineData("""{"timezone":"Mars/Olympus","offsetFromUTCMillis":3600000}""", null)]
    [InlineData("""{"offsetFromUTCMillis":3600000}""", null)]
    public void Map_Profile_TellsAZoneThatIsKnown(string user, string? zone) => Assert.Equal(zone, Answers.TimeZone($$"""{"user":{{user}}}""").Zone?.Id);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"user":null}""")]
    [InlineData("""{"user":{"displayName":"A"}}""")]
    [InlineData("""{"user":{"timezone":"","offsetFromUTCMillis":null}}""")]
    public void Map_NeitherZoneNorOffset_SaysNothingAndIsAProblem(string json)
    {
        MappedAnswer answer = Answers.TimeZone(json);

        Assert.Null(answer.Batch);
        Assert.Equal([new MappingProblem("user", "states neither a time zone nor an offset")], answer.Problems);
    }

    [Fact]
    public void Map_OutsideTheConsent_GivesNoRecord()
    {
        const string json = """{"user":{"timezone":"Europe/Lisbon"}}""";
        Instant now = Instant.FromUtc(2026, 3, 14, 8, 30);

        Assert.Equal(0, Count(consentStart: now + Duration.Epsilon));
        Assert.Equal(1, Count(consentStart: now));
        Assert.Equal(0, Count(consentEnd: now));
        Assert.Equal(1, Count(consentEnd: now + Duration.Epsilon));

        int Count(Instant? consentStart = null, Instant? consentEnd = null) =>
            Answers.TimeZone(json, Answers.Context(StreamId.TimeZone, Answers.Always, consentStart: consentStart, consentEnd: consentEnd, now: now)).Batch!.Count;
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"user":{"timezone":"Europe/Lisbon"}""")]
    [InlineData("""{"user":{"timezone":"Europe/Lisbon"}}]""")]
    public void Map_OtherThanPromised_Throws(string json) =>
        Assert.Equal("GetProfile", Assert.Throws<HealthApiProtocolException>(() => Answers.TimeZone(json)).Operation);
}
