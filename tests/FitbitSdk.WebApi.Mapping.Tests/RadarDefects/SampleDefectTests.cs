using FitbitSdk.Radar;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Mapping.Tests.RadarDefects;

/// <summary>Values of samples and nights: what RADAR-base's connector made of an answer, and what is made of it here, also in RADAR-base's own format.</summary>
public sealed class SampleDefectTests
{
    [Fact]
    public void D01_BreathingRate_ValuesGoByNameAndNotByPosition()
    {
        const string Night = """
            {"br":[{"dateTime":"2026-03-14","value":{"deepSleepSummary":{"breathingRate":14.6},"remSleepSummary":{"breathingRate":16.9},
            "fullSleepSummary":{"breathingRate":15.8},"lightSleepSummary":{"breathingRate":15.2}}}]}
            """;

        (double Light, double Deep, double Rem, double Full) theirs = Assert.Single(Ancestor.BreathingRates(Night));
        MappedAnswer answer = DatedAnswers.Map("breathing-rate", Night);
        BreathingRateNight ours = Assert.Single(answer.Records<BreathingRateNight>());

        Assert.Equal((14.6, 16.9, 15.8, 15.2), theirs);   // deep as light, REM as deep, …
        Assert.Equal((15.2, 14.6, 16.9, 15.8), (ours.LightSleep, ours.DeepSleep, ours.RemSleep, ours.FullSleep));
        Assert.Equal([15.2f, 14.6f, 16.9f, 15.8f], RadarRates(answer)[0]);
    }

    [Fact]
    public void D14_ElementThatCannotBeMapped_IsReportedByPlaceAndTheRestGoesOn()
    {
        string rows = Answers.HeartJson("""{"time":"07:00:00","value":61},{"time":"07:00:05","value":"fast"},{"time":"07:00:10","value":62}""");

        (int[] values, string offset) = Ancestor.HeartRates(rows);
        MappedAnswer ours = Answers.Heart(rows);

        Assert.Equal([61, 62], values);
        Assert.Equal("07:00:10", offset);   // past the one that is lost, and nobody is told
        Assert.Equal([61, 62], ours.Records<HeartRateSample>().Select(static sample => sample.BeatsPerMinute));
        Assert.Equal("activities-heart-intraday.dataset[1].value", Assert.Single(ours.Problems).Position);
    }

    [Fact]
    public void D16_MetabolicEquivalents_AreNotTenfold()
    {
        string rest = Answers.CaloriesJson("""{"level":0,"mets":10,"time":"03:00:00","value":1.2}""");

        MappedAnswer ours = Answers.Calories(rest);

        Assert.Equal(10, Assert.Single(Ancestor.Mets(rest)));
        Assert.Equal(1.0, Assert.Single(ours.Records<CalorieBurn>()).Mets);
        Assert.Equal(1.0, BitConverter.ToDouble(Assert.Single(RadarEntries(ours)).AsSpan()[^8..]));
    }

    [Fact]
    public void D17_BreathingRateWithoutValue_IsNoValueAndTheNightIsKept()
    {
        const string Nights = """
            {"br":[{"dateTime":"2026-03-13","value":{"deepSleepSummary":{"breathingRate":-1.0},"remSleepSummary":{"breathingRate":16.9},
            "fullSleepSummary":{"breathingRate":15.8},"lightSleepSummary":{"breathingRate":15.2}}},
            {"dateTime":"2026-03-14","value":{"deepSleepSummary":{"breathingRate":14.6},"fullSleepSummary":{"breathingRate":15.7},"lightSleepSummary":{"breathingRate":15.1}}}]}
            """;

        MappedAnswer ours = DatedAnswers.Map("breathing-rate", Nights);

        Assert.Equal(-1, Assert.Single(Ancestor.BreathingRates(Nights)).Light);   // the second night is lost
        Assert.Equal(
            [(15.2, null, 16.9, 15.8), (15.1, 14.6, null, 15.7)],
            ours.Records<BreathingRateNight>().Select(static night => (night.LightSleep, night.DeepSleep, night.RemSleep, night.FullSleep)));
        Assert.Equal([[15.2f, float.NaN, 16.9f, 15.8f], [15.1f, 14.6f, float.NaN, 15.7f]], RadarRates(ours));
    }

    /// <summary>The four rates in the order of RADAR-base's schema (light, deep, REM, full), which end an entry.</summary>
    private static float[][] RadarRates(MappedAnswer answer) =>
        [.. RadarEntries(answer).Select(static entry => Enumerable.Range(1, 4).Select(i => BitConverter.ToSingle(entry.AsSpan()[^(20 - (4 * i))..])).ToArray())];

    private static byte[][] RadarEntries(MappedAnswer answer)
    {
        using TopicBatch entries = Assert.Single(new RadarAvroEncoder().Encode(answer.Batch!));
        return [.. Enumerable.Range(0, entries.Count).Select(i => entries[i].ToArray())];
    }
}
