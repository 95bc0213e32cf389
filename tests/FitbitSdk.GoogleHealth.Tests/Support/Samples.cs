using System.Buffers;
using System.Text;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>Finds the samples, our own beside the assembly and the recorded ones in the shared folder beside the repository, and maps them.</summary>
internal static class Samples
{
    public const string NoRecordings = "The folder shared/fixtures/google-health is not here.";

    private static readonly string? Recordings = Find("shared/fixtures/google-health");

    public static bool HasRecordings => Recordings is not null;

    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 21, 12, 0);

    public static string Own(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static string Recorded(string name) => File.ReadAllText(Path.Combine(Recordings!, name));

    public static string? Find(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, path);
            if (File.Exists(candidate) || Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    public static SourcePage Map(DataStream stream, string json, ReadRequest? request = null, Instant? now = null)
    {
        ReadRequest asked = request ?? TestHost.Request(stream, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        IPointCollector points = GoogleHealthStreamRow.Of(stream).Collect(asked);
        Assert.True(points.Add(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)), asItIs: false), "The sample is not whole.");
        RecordOrigin origin = new() { User = asked.User.Key, Provider = ProviderId.GoogleHealth, Stream = stream.Id, Window = asked.Window, ObservedAt = now ?? Now };
        return points.ToPage(origin, 1);
    }

    public static RecordTime Stated(Instant instant, Offset offset) => RecordTime.FromLocal(instant.WithOffset(offset).LocalDateTime, offset, TimeBasis.Stated);
}
