using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>Nights enough to meet what is rare: those that ended from 2026-03-02 to 31, looked at on the last of these days.</summary>
internal static class AMonth
{
    public const string Dates = "2026-03-02/2026-03-31";

    public static Task<Simulated> StartAsync() =>
        Simulated.StartAsync("2026-03-31T12:00:00Z", static options => (options.FirstDay, options.Days) = (new(2026, 3, 2), 30));

    /// <summary>The rows of all whole dates, also of those that are not over.</summary>
    public static async Task<IReadOnlyList<JsonNode>> TruthAsync(Simulated service, string stream, int user = 0) =>
        [.. (await service.TruthAsync(stream, user, "?from=2026-01-01T00:00:00Z&to=2026-12-01T00:00:00Z"))["rows"]!.AsArray().Select(static row => row!)];

    /// <summary>The dates of an answer: a bare list, or the only list in it.</summary>
    public static IReadOnlyList<JsonNode> Entries(JsonNode answer) =>
        [.. (answer as JsonArray ?? answer.AsObject().Single().Value!.AsArray()).Select(static night => night!)];

    public static string Date(JsonNode night) => (string)night["dateTime"]!;
}
