using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>The ancestor's rules as restated here give the windows that are known of it.</summary>
public sealed class AncestorTests
{
    private static readonly Instant Now = At(10, 9, 30, 20);

    [Fact]
    public void Windows_OfADay_EndADayBeforeNow() =>
        Assert.Equal([(At(6, 14, 5), At(7)), (At(7), At(8)), (At(8), At(9)), (At(9), At(9, 9, 30, 20))], Ancestor.Windows(At(6, 14, 5), Now));

    [Fact]
    public void Windows_OfThirtyDays_RunIntoTheFuture() =>
        Assert.Equal([(At(6, 14, 5), At(6) + Duration.FromDays(30)), (At(9), At(9, 9, 30, 20))], Ancestor.Windows(At(6, 14, 5), Now, days: 30));
}
