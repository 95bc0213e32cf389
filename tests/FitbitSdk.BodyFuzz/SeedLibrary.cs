using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.BodyFuzz;

/// <summary>Finds the seeds: our own beside the program, the recorded ones in the shared folder beside the repository, where it is.</summary>
internal sealed partial class SeedLibrary
{
    // A file's kind by how its name begins; the first that fits. Recorded answers of calls that are not made are left out.
    private static readonly (string Provider, string Prefix, string Kind)[] Kinds =
    [
        ("fitbit", "heart-timeseries", "resting-heart-rate"), ("fitbit", "resting-heart-rate", "resting-heart-rate"),
        ("fitbit", "heart-rate-variability", "heart-rate-variability"), ("fitbit", "hrv-intraday", "heart-rate-variability"),
        ("fitbit", "heart-", "heart-rate"),
        ("fitbit", "activity-intraday-steps", "steps"), ("fitbit", "steps-", "steps"),
        ("fitbit", "activity-intraday-calories", "calories"), ("fitbit", "calories-", "calories"),
        ("fitbit", "spo2-", "oxygen-saturation"), ("fitbit", "oxygen-saturation", "oxygen-saturation"),
        ("fitbit", "br-", "breathing-rate"), ("fitbit", "breathing-rate", "breathing-rate"),
        ("fitbit", "temperature-skin", "skin-temperature"), ("fitbit", "skin-temperature", "skin-temperature"),
        ("fitbit", "activity-timeseries", "daily-activity"), ("fitbit", "daily-activity", "daily-activity"),
        ("fitbit", "body-weight-log", "weight"), ("fitbit", "weight", "weight"),
        ("fitbit", "sleep-goal", ""), ("fitbit", "sleep-", "sleep"),
        ("fitbit", "activity-log-list", "activity-log"), ("fitbit", "activity-list", "activity-log"), ("fitbit", "activity-problems", "activity-log"),
        ("fitbit", "devices", "devices"), ("fitbit", "profile", "time-zone"), ("fitbit", "oauth2-token", "token"), ("fitbit", "token", "token"),
        ("fitbit", "error-", "error"),
        ("google-health", "heart-rate", "heart-rate"), ("google-health", "steps-", "steps"), ("google-health", "steps", "steps"),
        ("google-health", "reconcile-steps", "steps"), ("google-health", "sleep-", "sleep"), ("google-health", "paired-devices", "devices"),
        ("google-health", "devices", "devices"), ("google-health", "settings", "settings"), ("google-health", "identity", "identity"),
        ("google-health", "oauth-token", "token"), ("google-health", "token", "token"), ("google-health", "oauth-error", "error"), ("google-health", "error-", "error"),
    ];

    private static readonly LocalDate AnyDate = new(2026, 3, 14);

    private readonly IGrouping<(string, string), SeedBody>[] _byKind;

    private SeedLibrary(IReadOnlyList<SeedBody> bodies, int own) =>
        (Bodies, Own, _byKind) = (bodies, own, [.. bodies.GroupBy(static seed => (seed.Provider, seed.Kind))]);

    public IReadOnlyList<SeedBody> Bodies { get; }

    /// <summary>Gets how many of them are our own.</summary>
    public int Own { get; }

    /// <exception cref="FuzzException">A kind has no seed of our own: without the shared folder its readers would meet nothing.</exception>
    public static SeedLibrary Load()
    {
        SeedBody[] own = [.. Read(Path.Combine(AppContext.BaseDirectory, "Seeds"))];
        string[] missing = [.. Kinds.Where(kind => kind.Kind.Length > 0 && !own.Any(seed => (seed.Provider, seed.Kind) == (kind.Provider, kind.Kind)))
            .Select(static kind => $"{kind.Provider} {kind.Kind}").Distinct()];
        if (missing.Length > 0)
        {
            throw new FuzzException("No seed of our own for " + string.Join(", ", missing));
        }

        return new([.. own, .. FindShared() is { } shared ? Read(shared) : []], own.Length);
    }

    /// <summary>Picks a kind, then a body of that kind: some kinds have many.</summary>
    public SeedBody Pick(Random random)
    {
        IGrouping<(string, string), SeedBody> kind = _byKind[random.Next(_byKind.Length)];
        return kind.ElementAt(random.Next(kind.Count()));
    }

    public SeedBody First(string provider, string kind) => Bodies.First(seed => seed.Provider == provider && seed.Kind == kind);

    private static IEnumerable<SeedBody> Read(string root)
    {
        foreach (string provider in (string[])["fitbit", "google-health"])
        {
            // In an order that does not depend on the disk: the seed of chance must lead to the same bodies anywhere.
            string folder = Path.Combine(root, provider);
            foreach (string path in (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : []).Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileName(path);
                string? kind = Array.Find(Kinds, one => one.Provider == provider && name.StartsWith(one.Prefix, StringComparison.Ordinal)).Kind;
                if (!string.IsNullOrEmpty(kind))
                {
                    byte[] bytes = File.ReadAllBytes(path);
                    yield return new(provider, kind, name, bytes, DateOf(bytes));
                }
            }
        }
    }

    private static LocalDate DateOf(byte[] body) =>
        Date().Match(Encoding.UTF8.GetString(body)) is { Success: true } match
            ? LocalDatePattern.Iso.Parse(match.Groups["date"].Value).GetValueOrThrow()
            : AnyDate;

    private static string? FindShared()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "fixtures");
            if (Directory.Exists(Path.Combine(candidate, "fitbit")) && Directory.Exists(Path.Combine(candidate, "google-health")))
            {
                return candidate;
            }
        }

        return null;
    }

    [GeneratedRegex("""(?:dateTime|startTime|physicalTime|dateOfSleep|startDate|date)"\s*:\s*"(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();
}
