using System.Text.Json;

namespace FitbitSdk.WebApi.Mapping.Tests.RadarDefects;

/// <summary>What RADAR-base's connector read from an answer, restated in a few lines each from what is known of it.</summary>
internal static class Ancestor
{
    private static readonly string[] Stages = ["deepSleepSummary", "remSleepSummary", "fullSleepSummary", "lightSleepSummary"];

    /// <summary>Four values in this order, given by position to a record of another one; a night that lacks a stage is dropped.</summary>
    public static (double Light, double Deep, double Rem, double Full)[] BreathingRates(string answer) =>
    [
        .. from night in Elements(answer, "br")
           let stages = night.GetProperty("value")
           where Stages.All(stage => stages.TryGetProperty(stage, out _))
           let rates = Stages.Select(stage => stages.GetProperty(stage).GetProperty("breathingRate").GetDouble()).ToArray()
           select (rates[0], rates[1], rates[2], rates[3]),
    ];

    /// <summary>METs as they were sent.</summary>
    public static double[] Mets(string answer) => [.. Dataset(answer, "activities-calories-intraday").Select(static row => row.GetProperty("mets").GetDouble())];

    /// <summary>Heart rates and the offset after them; a row that cannot be read is only logged.</summary>
    public static (int[] Values, string Offset) HeartRates(string answer)
    {
        JsonElement[] rows = [.. Dataset(answer, "activities-heart-intraday").Where(static row => row.GetProperty("value").ValueKind is JsonValueKind.Number)];
        return ([.. rows.Select(static row => row.GetProperty("value").GetInt32())], rows[^1].GetProperty("time").GetString()!);
    }

    /// <summary>A record a stage: when, how long, what, and the efficiency of its log. A log without one fails as a whole.</summary>
    public static (string DateTime, int Duration, string Level, int Efficiency)[] Stagings(string answer) =>
    [
        .. from log in Elements(answer, "sleep")
           where log.TryGetProperty("efficiency", out _)
           from stage in log.GetProperty("levels").GetProperty("data").EnumerateArray()
           select (
               stage.GetProperty("dateTime").GetString()!,
               stage.GetProperty("seconds").GetInt32(),
               stage.GetProperty("level").GetString()!,
               log.GetProperty("efficiency").GetInt32()),
    ];

    /// <summary>Activities by the text of their start, with two members taken from others than those that hold them.</summary>
    public static (string Start, long? Type, double Duration, double DurationActive)[] Activities(string answer) =>
    [
        .. from log in Elements(answer, "activities")
           let start = log.GetProperty("startTime").GetString()!
           let milliseconds = log.GetProperty("duration").GetDouble()
           orderby start
           select (start, log.TryGetProperty("activityType", out JsonElement type) ? type.GetInt64() : (long?)null, milliseconds / 1000, milliseconds / 1000),
    ];

    private static JsonElement[] Elements(string answer, string list)
    {
        using JsonDocument document = JsonDocument.Parse(answer);
        return [.. document.RootElement.GetProperty(list).EnumerateArray().Select(static element => element.Clone())];
    }

    private static JsonElement[] Dataset(string answer, string stream)
    {
        using JsonDocument document = JsonDocument.Parse(answer);
        return [.. document.RootElement.GetProperty(stream).GetProperty("dataset").EnumerateArray().Select(static element => element.Clone())];
    }
}
