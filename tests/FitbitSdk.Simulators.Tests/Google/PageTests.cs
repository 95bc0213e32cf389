using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.Google;

public sealed class PageTests
{
    [Theory]
    [InlineData("heart-rate", "", 1440)]
    [InlineData("heart-rate", "&pageSize=0", 1440)]
    [InlineData("heart-rate", "&pageSize=7", 7)]
    [InlineData("heart-rate", "&pageSize=10000", 5000)]
    [InlineData("heart-rate", "&pageSize=99999", 5000)]
    [InlineData("sleep", "", 25)]
    [InlineData("sleep", "&pageSize=1000", 25)]
    [InlineData("sleep", "&pageSize=3", 3)]
    public async Task Page_Size_IsTheDocumentedOneAndCutInSilence(string type, string more, int expected)
    {
        await using HealthSimulated service = await HealthSimulated.MarchAsync();

        JsonNode page = await service.PageAsync(type, more: more);

        Assert.Equal(expected, HealthSimulated.Points(page).Count());
        Assert.NotEmpty((string)page["nextPageToken"]!);
    }

    [Fact]
    public async Task Page_Border_LosesTheOtherRecordOfItsSecond()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string[] all = [.. (await service.TruthAsync("heart-rate")).Reverse().Select(static row => (string)row["time"]!)];
        int first = all.Index().First(row => row.Index + 1 < all.Length && all[row.Index + 1] == row.Item).Index;

        JsonNode page = await service.PageAsync("heart-rate", more: $"&pageSize={first + 1}");
        JsonNode next = await service.PageAsync("heart-rate", more: $"&pageSize={first + 1}&pageToken={page["nextPageToken"]}");

        Assert.Equal(all.Take(first + 1), Times(page));
        Assert.Equal(all[first + 2], Times(next).First());
    }

    [Fact]
    public async Task List_PhoneBesideTheTracker_LosesItAtABorderToo()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        JsonNode[] all = [.. HealthSimulated.Points(await service.PageAsync("steps", more: "&pageSize=5000", isMerged: false))];

        IReadOnlyList<JsonNode> paged = await service.PagesAsync("steps", more: "&pageSize=10", isMerged: false);

        Assert.InRange(paged.Count, 1, all.Length - 1);
        Assert.Equal(all.Select(Start).Distinct(StringComparer.Ordinal), paged.Select(Start).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("&pageSize=20")]
    [InlineData("&pageSize=10&dataSourceFamily=users/me/dataSourceFamilies/google-wearables")]
    public async Task PageToken_OfAnotherQuestion_IsRefused(string other)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string token = (string)(await service.PageAsync("steps", more: "&pageSize=10"))["nextPageToken"]!;

        using HttpResponseMessage same = await service.SendAsync(HealthSimulated.Path("steps", more: $"&pageSize=10&pageToken={token}"));
        using HttpResponseMessage changed = await service.SendAsync(HealthSimulated.Path("steps", more: $"{other}&pageToken={token}"));
        using HttpResponseMessage ofAnotherType = await service.SendAsync(HealthSimulated.Path("heart-rate", more: $"&pageSize=10&pageToken={token}"));
        using HttpResponseMessage ofSomebodyElse = await service.SendAsync(HealthSimulated.Path("steps", more: $"&pageSize=10&pageToken={token}"), user: 1);

        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        foreach (HttpResponseMessage refused in new[] { changed, ofAnotherType, ofSomebodyElse })
        {
            Assert.Equal((400, "INVALID_PAGE_TOKEN"), await HealthSimulated.ErrorOf(refused));
        }
    }

    [Theory]
    [InlineData("&pageSize=-1", "INVALID_PAGE_SIZE")]
    [InlineData("&pageSize=many", "INVALID_PAGE_SIZE")]
    [InlineData("&pageToken=rubbish!", "INVALID_PAGE_TOKEN")]
    [InlineData("&pageToken=cnViYmlzaA", "INVALID_PAGE_TOKEN")]
    [InlineData("&dataSourceFamily=all-sources", "INVALID_DATA_POINT_DATA_SOURCE_FAMILY")]
    public async Task Parameter_Wrong_IsRefusedWithItsReason(string more, string reason)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        using HttpResponseMessage answer = await service.SendAsync(HealthSimulated.Path("steps", more: more));

        Assert.Equal((400, reason), await HealthSimulated.ErrorOf(answer));
    }

    private static string Start(JsonNode point) => (string)point["steps"]!["interval"]!["startTime"]!;

    private static IEnumerable<string> Times(JsonNode page) =>
        HealthSimulated.Points(page).Select(static point => ((string)point["heartRate"]!["sampleTime"]!["physicalTime"]!).Replace(".000000", "", StringComparison.Ordinal));
}
