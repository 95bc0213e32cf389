namespace FitbitSdk.Records.Tests;

/// <summary>A revision changes with each member but those that only name the record: there a new value is another fact.</summary>
public sealed class RevisionTests
{
    [Fact]
    public void HeartRate_EachMemberButTheTime_Counts() => Check(Samples.HeartRate, "time");

    [Fact]
    public void Steps_EachMemberButTheTime_Counts() => Check(Samples.Steps, "time");

    [Fact]
    public void Calories_EachMemberButTheTime_Counts() => Check(Samples.Calories, "time");

    // Their key is the wall clock alone, so what is learnt of the zone is news of the same fact.
    [Fact]
    public void HeartRateVariability_EachMember_Counts() => Check(Samples.HeartRateVariability);

    [Fact]
    public void OxygenSaturation_EachMember_Counts() => Check(Samples.OxygenSaturation);

    [Fact]
    public void BreathingRate_EachMemberButTheDate_Counts() => Check(Samples.BreathingRate, "date");

    [Fact]
    public void SkinTemperature_EachMemberButTheDate_Counts() => Check(Samples.SkinTemperature, "date");

    [Fact]
    public void RestingHeartRate_EachMemberButTheDate_Counts() => Check(Samples.RestingHeartRate, "date");

    [Fact]
    public void DailyActivity_EachMemberButTheDate_Counts() => Check(Samples.DailyActivity, "date");

    [Fact]
    public void Weight_EachMemberButTheId_Counts() => Check(Samples.Weight, "logId");

    [Fact]
    public void Sleep_EachMemberButTheId_Counts() => Check(Samples.Sleep, "logId");

    [Fact]
    public void Activity_EachMemberButTheId_Counts() => Check(Samples.Activity, "logId");

    // When the zone was seen is no change of it.
    [Fact]
    public void TimeZone_EachMemberButTheTime_Counts() => Check(Samples.TimeZone, "time");

    private static void Check<T>(Func<Versions, T> make, params string[] apart)
        where T : IHealthRecord<T>
    {
        (string? Changed, ulong Revision)[] versions = [.. Versions.All(make).Select(static version => (version.Changed, version.Record.ComputeRevision()))];
        ulong[] counted = [.. versions.Where(version => !apart.Contains(version.Changed)).Select(static version => version.Revision)];

        Assert.Equal(Schemas.FieldsOf(T.Schema), versions.Select(static version => version.Changed).OfType<string>().Distinct());
        Assert.Equal(counted.Length, counted.Distinct().Count());
        Assert.All(versions.Where(version => apart.Contains(version.Changed)), version => Assert.Equal(versions[0].Revision, version.Revision));
    }
}
