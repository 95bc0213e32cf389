using NodaTime;

namespace FitbitSdk.WebApi.Tests.Nights;

public sealed class CardioFitnessTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetCardioFitness_Date_GivesBothEndsOfTheRange()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"cardioScore":[{"dateTime":"2026-03-14","value":{"vo2Max":"42-46"}}]}""");

        FitbitCardioFitness? score = await api.Client.Nights.GetCardioFitnessAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/cardioscore/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal((Date, "42-46", 42.0, 46.0), (score!.Date, score.Text, score.Minimum, score.Maximum));
    }

    [Theory]
    [InlineData("\"44.5\"", "44.5", 44.5, 44.5)]
    [InlineData("44.5", "44.5", 44.5, 44.5)]
    [InlineData("\"42 - 46\"", "42 - 46", 42.0, 46.0)]
    [InlineData("\"NaN\"", "NaN", null, null)]
    [InlineData("\"good\"", "good", null, null)]
    [InlineData("\"\"", "", null, null)]
    [InlineData("null", null, null, null)]
    public async Task GetCardioFitness_EachText_IsKeptAndUnderstoodWhereItIsANumber(string sent, string? text, double? minimum, double? maximum)
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""{"cardioScore":[{"dateTime":"2026-03-14","value":{"vo2Max":{{{sent}}}}}]}""");

        FitbitCardioFitness? score = await api.Client.Nights.GetCardioFitnessAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal((text, minimum, maximum), (score!.Text, score.Minimum, score.Maximum));
    }

    [Theory]
    [InlineData("cardioScore")]
    [InlineData("cardioscore")]
    public async Task GetCardioFitness_Dates_TakesBothNamesOfTheList(string name)
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""{"{{{name}}}":[{"dateTime":"2026-03-14"},{"dateTime":"2026-03-15","value":{"vo2Max":"51"}}]}""");

        IReadOnlyList<FitbitCardioFitness> scores = await api.Client.Nights.GetCardioFitnessAsync(TestHost.Anna, new DateInterval(Date, Date.PlusDays(1)), TestHost.Cancel);

        Assert.Equal("GET /1/user/-/cardioscore/date/2026-03-14/2026-03-15.json", api.OnlyRequest);
        Assert.Equal([(14, null), (15, 51.0)], scores.Select(static score => (score.Date.Day, score.Maximum)));
    }

    [Fact]
    public async Task GetCardioFitness_DateWithoutOne_IsNone()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"cardioScore":[]}""");

        Assert.Null(await api.Client.Nights.GetCardioFitnessAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetCardioFitness_Recorded_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("cardioscore-date.fitbitnet.json"));

        FitbitCardioFitness? score = await api.Client.Nights.GetCardioFitnessAsync(TestHost.Anna, new LocalDate(2023, 10, 15), TestHost.Cancel);

        Assert.Equal((new LocalDate(2023, 10, 15), "42-46"), (score!.Date, score.Text));
    }
}
