using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>The facts of the rows on which a sync relies, each held against the whole table.</summary>
public sealed class FitbitStreamsTests
{
    [Fact]
    public void IsZeroFilled_OfTheRows_IsWhereTheServiceGivesNumbersForWhatItDoesNotKnow() =>
        Assert.Equal(["steps", "calories", "daily-activity"], Where(static row => row.IsZeroFilled));

    [Fact]
    public void FollowsTrackers_OfTheRows_IsNotWhereScalesAndPeopleBringIt() =>
        Assert.Equal(["weight"], Where(static row => !row.FollowsTrackers));

    [Fact]
    public void RequestsPerWindow_OfTheRows_IsOneButForTotals() =>
        Assert.Equal([("daily-activity", 7)], FitbitStreams.All.Where(static row => row.RequestsPerWindow != 1).Select(static row => (row.Id.Value, row.RequestsPerWindow)));

    [Theory]
    [InlineData("heart-rate-variability", 30, 14, true)]
    [InlineData("oxygen-saturation", 30, 14, true)]
    [InlineData("breathing-rate", 30, 14, true)]
    [InlineData("skin-temperature", 30, 14, true)]
    [InlineData("resting-heart-rate", 365, 14, true)]
    [InlineData("daily-activity", 1095, 14, true)]
    [InlineData("weight", 31, 30, false)]
    public void StreamByDate_LooksBack_AsFarAsOneWindowAllows(string id, int range, int lookBack, bool needsUpload)
    {
        DataStream row = FitbitStreams.All.Single(row => row.Id.Value == id);

        Assert.Equal((DayKind.Civil, Duration.FromDays(range), Duration.FromDays(1)), (row.DayKind, row.MaximumRange, row.Resolution));
        Assert.Equal((Duration.FromHours(6), Duration.FromDays(lookBack), needsUpload), (row.Policy.HeadInterval, row.Policy.LookBack, row.Policy.NeedsUpload));
        Assert.True(row.Policy.LookBack + Duration.FromDays(1) <= row.MaximumRange);   // the running date is read with it
    }

    private static IEnumerable<string> Where(Func<DataStream, bool> holds) => FitbitStreams.All.Where(holds).Select(static row => row.Id.Value);
}
