using System.Reflection;
using FitbitSdk.WebApi;
using Microsoft.Extensions.Options;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary><c>docs/sync-model.md</c> tells the tables that the code follows.</summary>
public sealed class SyncModelTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(
        typeof(SyncModelTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Root").Value!, "docs", "sync-model.md"));

    [Fact]
    public void AnswersAndPauses_OfThePage_AreTheRowsOfTheCode()
    {
        string[] told = [.. Section("## Answers and pauses").Where(static cells => cells.Length == 7 && cells[0].StartsWith('`')).Select(static cells => string.Join(" | ", cells[..6]))];

        Assert.Equal(FailurePolicy.All.Select(Tell), told);
        Assert.Equal(Enum.GetValues<HealthApiErrorKind>().Order(), FailurePolicy.All.Select(static row => row.Kind).Order());
    }

    [Fact]
    public void Events_OfThePage_AreThoseOfTheCode() => Assert.Equal(
        Enum.GetNames<SyncEventKind>().Order(StringComparer.Ordinal),
        Section("## What it tells").SelectMany(static cells => cells[0].Split('`').Where(static word => Enum.TryParse<SyncEventKind>(word, out _))).Order(StringComparer.Ordinal));

    [Fact]
    public void Price_OfThePage_IsThatOfFitbitsRows()
    {
        double price = new SyncPlanner(Options.Create(new SyncPlannerOptions())).PriceOf(FitbitStreams.All).Total;

        Assert.Contains(Page, line => line.StartsWith("**Price.**", StringComparison.Ordinal) && line.Contains(FormattableString.Invariant($"{price} of {24 * 150:N0} requests"), StringComparison.Ordinal));
    }

    private static string Tell(FailureRow row) =>
        $"`{row.Kind}` | {Words(row.Scope.ToString())} | {Tell(row.First)} | {Tell(row.Longest)} | {(row.IsJittered ? "yes" : "no")} | {Words(row.Outcome.ToString())}";

    private static string Tell(Duration length) =>
        length >= Duration.FromDays(1) ? $"{length.TotalDays:0} d" : length >= Duration.FromHours(1) ? $"{length.TotalHours:0} h" : $"{length.TotalMinutes:0} min";

    private static string Words(string name) => string.Concat(name.Select(static (letter, i) => i > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}")).ToLowerInvariant();

    private static IEnumerable<string[]> Section(string heading) => Page
        .SkipWhile(line => line != heading).Skip(1).TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(static line => line.StartsWith('|'))
        .Select(static line => line.Trim('|', ' ').Split(" | "));
}
