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
