using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>Ways to read activity lists, and six people over some weeks: the last of them edits logs and writes some by hand.</summary>
internal static class ActivityLists
{
    public const int Editor = 5;
    public const string Path = "1/user/-/activities/list.json";
    public const string All = "afterDate=2026-02-20&sort=asc&limit=100&offset=0";

    /// <summary>March 2026; in Berlin the clocks change on the 29th.</summary>
    public static Task<Simulated> MarchAsync(string now = "2026-04-20T12:00:00Z", int seed = 1) => Simulated.StartAsync(
        now, options => (options.FirstDay, options.Days, options.Users, options.Seed) = (new(2026, 3, 1), 31, 6, seed));

    /// <summary>Follows the links from a first page to the end.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ReadAsync(Simulated service, string query = All, int user = 0)
    {
        List<JsonNode> logs = [];
        string path = $"{Path}?{query}";
        for (int pages = 0; path.Length > 0; pages++)
        {
            Assert.True(pages < 300, "The list does not end.");
            JsonNode page = await service.GetAsync(path, user);
            logs.AddRange(page["activities"]!.AsArray().Select(static log => log!));
            string next = (string)page["pagination"]!["next"]!;
            Assert.True(next.Length == 0 || next.StartsWith("https://api.fitbit.com/1/user/-/activities/list.json?offset=", StringComparison.Ordinal));
            path = next.Length == 0 ? "" : new Uri(next).PathAndQuery[1..];
        }

        return logs;
    }

    public static string Id(JsonNode log) => log["logId"]!.ToJsonString().Trim('"');

    public static DateTimeOffset Start(JsonNode log) => ManualClock.Instant((string)log["startTime"]!);
}
