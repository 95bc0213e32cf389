using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class StepsMapperTests
{
    [Fact]
    public void Map_Minutes_GivesEachIntervalWithItsLength()
    {
        MappedAnswer answer = Answers.Steps(Samples.Own("steps-minutes.json"));

        Assert.Equal(
            [(At(0, 0), 60, 0), (At(7, 15), 60, 103), (At(7, 16), 60, 7), (At(23, 59), 60, int.MaxValue)],
            answer.Records<StepCount>().Select(static s => (s.Time, s.IntervalSeconds, s.Steps)));
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData("-1", "out of range")]
    [InlineData("2147483648", "out of range")]
    [InlineData("9999999999", "out of range")]
    [InlineData("0.5", "not a whole number")]
    [InlineData("\"many\"", "not a whole number")]
    public void Map_CountThatIsNone_IsAProblemWithoutItsValue(string value, string reason)
    {
        MappedAnswer answer = Answers.Steps(Answers.StepsJson($$"""{"time":"07:00:00","value":3},{"time":"07:01:00","value":{{value}}},{"time":"07:02:00","value":4}"""));

        Assert.Equal([3, 4], answer.Records<StepCount>().Select(static s => s.Steps));
        Assert.Equal(new("activities-steps-intraday.dataset[1].value", reason), Assert.Single(answer.Problems));
    }

    [Fact]
    public void Map_MinutesStillToCome_AreFilledWithZerosAndNoError()
    {
        Instant now = Instant.FromUtc(2026, 3, 14, 8, 0);
        MappingContext context = Answers.Context(StreamId.Steps, Answers.Between(Instant.FromUtc(2026, 3, 14, 0, 0), now), now: now);

        MappedAnswer answer = Answers.Steps(Answers.StepsJson("""{"time":"07:59:00","value":5},{"time":"08:00:00","value":6},{"time":"23:59:00","value":0}"""), context);

        Assert.Equal([5], answer.Records<StepCount>().Select(static s => s.Steps));
        Assert.Throws<HealthApiProtocolException>(() => Answers.Steps(Answers.StepsJson("""{"time":"23:59:00","value":1}"""), context));
    }

    [Fact]
    public void Map_ConsentEndsWithinAMinute_LeavesThatMinuteOut()
    {
        string json = Answers.StepsJson("""{"time":"07:58:00","value":3},{"time":"07:59:00","value":4},{"time":"08:00:00","value":5}""");

        Assert.Equal([3], Steps(Instant.FromUtc(2026, 3, 14, 7, 59, 59)));
        Assert.Equal([3, 4], Steps(Instant.FromUtc(2026, 3, 14, 8, 0)));

        IEnumerable<int> Steps(Instant consentEnd) => Answers.Steps(json, Answers.Context(StreamId.Steps, consentEnd: consentEnd)).Records<StepCount>().Select(static s => s.Steps);
    }

    [Fact]
    public void Map_HeartRateAnswer_IsOfAnotherShape() =>
        Assert.Equal("GetStepsIntraday", Assert.Throws<HealthApiProtocolException>(() => Answers.Steps(Samples.Own("heart-object-value.json"))).Operation);

    private static RecordTime At(int hour, int minute) => RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, hour, minute));
}
