using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class SkinTemperatureMapperTests
{
    [Fact]
    public void Map_Nights_GivesEveryFieldItsOwnValueAndKeepsTextsItDoesNotKnow()
    {
        MappedAnswer answer = DatedAnswers.Own("skin-temperature");

        Assert.Empty(answer.Problems);
        Assert.Equal(
            [(12, -0.4, "dedicated_temp_sensor"), (13, 0.25, "third_kind"), (14, 1.5, null), (15, 0, "other_sensors")],
            answer.Records<SkinTemperatureNight>().Select(static night => (night.Date.Day, night.RelativeCelsius, night.LogType)));
    }

    [Fact]
    public void Map_WrongForms_ReportsEachByPlaceAndKeepsTheRest()
    {
        string json = """
            {"tempSkin":[{"dateTime":"2026-03-14","value":{}},{"dateTime":"2026-03-15","logType":"other_sensors"},{"dateTime":"2026-03-16","value":{"nightlyRelative":"warm"}},
            {"dateTime":"2026-03-17","value":-0.3},{"dateTime":"2026-03-18","value":{"nightlyRelative":0.7},"logType":4}]}
            """;

        MappedAnswer answer = DatedAnswers.Map("skin-temperature", json);

        SkinTemperatureNight night = Assert.Single(answer.Records<SkinTemperatureNight>());
        Assert.Equal((18, 0.7, null), (night.Date.Day, night.RelativeCelsius, night.LogType));
        Assert.Equal(
            [
                "tempSkin[0].value.nightlyRelative: missing",
                "tempSkin[1].value.nightlyRelative: missing",
                "tempSkin[2].value.nightlyRelative: not a number",
                "tempSkin[3].value: not an object",
                "tempSkin[4].logType: not a text",
            ],
            answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }
}
