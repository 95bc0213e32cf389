using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>Short forms of the parts of an answer that tests compare.</summary>
internal static class Rows
{
    public static IReadOnlyList<(string Time, int Value)> Heart(JsonNode answer) => Dataset(answer["activities-heart-intraday"]!);

    public static IReadOnlyList<(string Time, int Value)> Steps(JsonNode answer) => Dataset(answer["activities-steps-intraday"]!);

    public static IReadOnlyList<(string Time, double Kilocalories, int Level, int Mets)> Calories(JsonNode answer) =>
        [.. answer["activities-calories-intraday"]!["dataset"]!.AsArray().Select(static row => ((string)row!["time"]!, (double)row["value"]!, (int)row["level"]!, (int)row["mets"]!))];

    public static IReadOnlyList<(string Time, int Value)> Truth(JsonNode answer, string value) =>
        [.. answer["rows"]!.AsArray().Select(row => ((string)row!["time"]!, (int)row[value]!))];

    public static IReadOnlyList<JsonNode> Sleep(JsonNode answer) => [.. answer["sleep"]!.AsArray().Select(static log => log!)];

    private static IReadOnlyList<(string Time, int Value)> Dataset(JsonNode intraday) =>
        [.. intraday["dataset"]!.AsArray().Select(static row => ((string)row!["time"]!, (int)row["value"]!))];
}
