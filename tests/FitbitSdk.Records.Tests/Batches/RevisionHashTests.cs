using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>The numbers are part of the format. They were worked out with a second implementation, in Python; do not correct them.</summary>
public sealed class RevisionHashTests
{
    [Fact]
    public void ComputeRevision_OfEachType_IsThisNumber()
    {
        Assert.Equal(0x07BDCE4377382CA0UL, Batches.Heart(7, 57).ComputeRevision());
        Assert.Equal(0x84839AFBB67AFAEDUL, Batches.Steps.ComputeRevision());
        Assert.Equal(0xA50EFF5B85B9D575UL, Batches.Sleep().ComputeRevision());
        Assert.Equal(0x908498F141E16FC9UL, Batches.BareSleep.ComputeRevision());
        Assert.Equal(0xC2EB69009E9FE851UL, Samples.Calories(new()).ComputeRevision());
        Assert.Equal(0xCBA6E6D2A20D0D61UL, (Samples.Calories(new()) with { Level = null, Mets = null }).ComputeRevision());
        Assert.Equal(0x0CB156A9D970FFDCUL, Samples.HeartRateVariability(new()).ComputeRevision());
        Assert.Equal(0xA0B3CC63ABB6B51FUL, Samples.OxygenSaturation(new()).ComputeRevision());
        Assert.Equal(0x30432877A2E0FC7AUL, Samples.BreathingRate(new()).ComputeRevision());
        Assert.Equal(0x33CED37364E68A4FUL, Samples.SkinTemperature(new()).ComputeRevision());
        Assert.Equal(0x80CAE2457893196EUL, Samples.RestingHeartRate(new()).ComputeRevision());
        Assert.Equal(0x9BE85BF2DE46586EUL, Samples.DailyActivity(new()).ComputeRevision());
        Assert.Equal(0xF80E84AFE8BDA7EDUL, new DailyActivity { Date = new(2026, 3, 14), Steps = null, DistanceMetres = null, Kilocalories = null, SedentaryMinutes = null, LightlyActiveMinutes = null, FairlyActiveMinutes = null, VeryActiveMinutes = null }.ComputeRevision());
        Assert.Equal(0x4CA89EF18864E42AUL, Samples.Weight(new()).ComputeRevision());
        Assert.Equal(0x286F2740311E67AEUL, (Samples.Weight(new()) with { BodyMassIndex = null, BodyFatPercent = null, Source = null }).ComputeRevision());
        Assert.Equal(0x2EDA58BD013ABE7BUL, Samples.Activity(new()).ComputeRevision());
        Assert.Equal(0xA07C8ABBFDE15785UL, Batches.BareActivity.ComputeRevision());
        Assert.Equal(0xFADA98CA268189F3UL, Samples.TimeZone(new()).ComputeRevision());
        Assert.Equal(0xF8CF7D6670AD3FEDUL, (Samples.TimeZone(new()) with { ZoneId = null, OffsetSeconds = null }).ComputeRevision());
    }

    [Fact]
    public void Value_OfEachKind_IsThisNumber()
    {
        Assert.Equal(0UL, default(RevisionHash).Value);
        Assert.Equal(0xD8A310150DF90781UL, Hash(static (ref hash) => hash.Add(0L)));
        Assert.Equal(0x2F7168B0FCD8C8BEUL, Hash(static (ref hash) => hash.Add(long.MinValue)));
        Assert.Equal(0xB3EC69AD65452C77UL, Hash(static (ref hash) => hash.Add((long?)null)));
        Assert.Equal(0x79EDD5256FACE6B7UL, Hash(static (ref hash) => hash.Add((long?)0)));
        Assert.Equal(0x43692F4D2B4AE341UL, Hash(static (ref hash) => hash.Add(-1.5)));
        Assert.Equal(0xDE5644EA277D82FFUL, Hash(static (ref hash) => hash.Add((string?)null)));
        Assert.Equal(0xD8A310150DF90781UL, Hash(static (ref hash) => hash.Add("")));
        Assert.Equal(0x125A49E48210FF8EUL, Hash(static (ref hash) => hash.Add("a😴")));
        Assert.Equal(0xD3826FD450A345A9UL, Hash(static (ref hash) => hash.Add(RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 8, 30, 15), Offset.FromHours(2), TimeBasis.Zone))));
        Assert.Equal(0xB3EC69AD65452C77UL, Hash(static (ref hash) => hash.Add((double?)null)));
        Assert.Equal(0x79EDD5256FACE6B7UL, Hash(static (ref hash) => hash.Add((double?)0)));
        Assert.Equal(0x9A32763CFB77568CUL, Hash(static (ref hash) => hash.Add((double?)-1.5)));
        Assert.Equal(0xB3EC69AD65452C77UL, Hash(static (ref hash) => hash.Add((bool?)null)));
        Assert.Equal(0x79EDD5256FACE6B7UL, Hash(static (ref hash) => hash.Add((bool?)false)));
        Assert.Equal(0xDA389E9AB4BCC5BBUL, Hash(static (ref hash) => hash.Add((bool?)true)));
        Assert.Equal(0xB3EC69AD65452C77UL, Hash(static (ref hash) => hash.Add((LocalDate?)null)));
        Assert.Equal(0xA19E84D823110795UL, Hash(static (ref hash) => hash.Add(new LocalDate(2026, 3, 14))));
        Assert.Equal(0x0B3C2C56ECC5FF87UL, Hash(static (ref hash) => hash.Add((RecordTime?)null)));
        Assert.Equal(0xCE77BBC018130AC0UL, Hash(static (ref hash) => hash.Add((RecordTime?)RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 8, 30, 15), Offset.FromHours(2), TimeBasis.Zone))));
        Assert.Equal(0xF69EF5571A8CC2D2UL, Hash(static (ref hash) => { hash.Add(1L); hash.Add(2L); }));
    }

    [Fact]
    public void Continue_TakesAnEarlierResultAsState()
    {
        RevisionHash hash = RevisionHash.Continue(12345);
        hash.Add(6L);

        Assert.Equal(0x286A0D242B599C79UL, hash.Value);
    }

    private delegate void Add(ref RevisionHash hash);

    private static ulong Hash(Add add)
    {
        RevisionHash hash = default;
        add(ref hash);
        return hash.Value;
    }
}
