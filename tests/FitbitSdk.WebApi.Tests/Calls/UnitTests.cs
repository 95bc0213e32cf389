using NodaTime;

namespace FitbitSdk.WebApi.Tests.Calls;

/// <summary>Units and language are told to the service by headers; each of them is seen to arrive, and to be absent where it should be.</summary>
public sealed class UnitTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Theory]
    [InlineData(FitbitUnits.Metric, null)]
    [InlineData(FitbitUnits.UnitedStates, "Accept-Language: en_US")]
    [InlineData(FitbitUnits.UnitedKingdom, "Accept-Language: en_GB")]
    public async Task Read_UnitsOfTheOptions_AreAskedFor(FitbitUnits units, string? header)
    {
        await using TestHost host = new(options => options.Units = units);
        host.Service.Answer(static () => StubService.Json("{}"));

        await host.Client.Heart.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel);

        Assert.Equal(header is null ? [] : [header], Told(host));
    }

    [Fact]
    public async Task Read_LanguageOfTheOptions_IsAskedForBesideTheUnits()
    {
        await using TestHost host = new(static options => (options.Units, options.Locale) = (FitbitUnits.UnitedStates, "fr_FR"));
        host.Service.Answer(static () => StubService.Json("{}"));
        host.Grant(TestHost.Anna, "nutrition");

        await host.Client.SendAsync(TestHost.Anna, FitbitOperations.Nutrition.SearchFoods, new() { ["query"] = "crème brûlée" }, TestHost.Cancel);

        Assert.Equal(["Accept-Language: en_US", "Accept-Locale: fr_FR"], Told(host));
        Assert.Equal(["GET https://api.fitbit.com/1/foods/search.json?query=cr%C3%A8me%20br%C3%BBl%C3%A9e"], host.Service.DataRequests);
    }

    [Fact]
    public async Task With_UnitsAndLanguage_HoldForTheViewAlone()
    {
        await using TestHost host = new(static options => options.Units = FitbitUnits.UnitedStates);
        host.Service.Answer([.. Enumerable.Repeat<Func<HttpResponseMessage>>(static () => StubService.Json("{}"), 3)]);
        FitbitClient view = host.Client.WithUnits(FitbitUnits.Metric).WithLocale("de_DE").WithMaximumWait(TimeSpan.Zero);

        await view.Heart.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel);
        await view.WithLocale(null).Heart.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel);
        await host.Client.Heart.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel);

        Assert.Equal(["Accept-Locale: de_DE", "Accept-Language: en_US"], Told(host));
    }

    [Fact]
    public async Task Sync_UnitsOfTheOptions_DoNotReachIt()
    {
        await using TestHost host = new(static options => (options.Units, options.Locale) = (FitbitUnits.UnitedStates, "fr_FR"));
        host.Service.Answer(static () => StubService.Json(Answers.ActivityPage("")));

        await host.ReadAsync(host.Request(FitbitStreams.ActivityLog, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"));

        Assert.Empty(Told(host));
    }

    [Theory]
    [InlineData("french")]
    [InlineData("fr_FR\r\nX: y")]
    [InlineData("")]
    public async Task WithLocale_ThatIsNone_Throws(string locale)
    {
        await using TestHost host = new();

        Assert.Throws<ArgumentException>(() => host.Client.WithLocale(locale));
        Assert.Throws<ArgumentOutOfRangeException>(() => host.Client.WithUnits((FitbitUnits)3));
    }

    private static string[] Told(TestHost host) =>
        [.. host.Service.Headers.SelectMany(static headers => headers.Split('\n')).Where(static line => line.StartsWith("Accept-L", StringComparison.Ordinal))];
}
