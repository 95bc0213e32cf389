using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>Asks the mappers of streams by date, each by the name of its stream, which is also that of its sample in <c>Fixtures</c>.</summary>
internal static partial class DatedAnswers
{
    /// <summary>The dates of the samples.</summary>
    public static FetchWindow Dates { get; } = Between(new(2026, 3, 1), new(2026, 3, 30));

    /// <summary>Gives the window of the dates from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static FetchWindow Between(LocalDate first, LocalDate last) => FetchWindow.Between(StreamTime.FromDate(first), StreamTime.FromDate(last.PlusDays(1)));

    public static MappedAnswer Map(string stream, string json, FetchWindow? window = null, ZoneHistory? zones = null, Instant? consentStart = null, Instant? consentEnd = null) =>
        Map(stream, Answers.Body(json), window, zones, consentStart, consentEnd);

    public static MappedAnswer Map(string stream, ReadOnlySequence<byte> body, FetchWindow? window = null, ZoneHistory? zones = null, Instant? consentStart = null, Instant? consentEnd = null)
    {
        FitbitStreamRow row = FitbitStreamRow.Of(FitbitStreams.All.Single(one => one.Id.Value == stream));
        return row.Map([body, .. row.Resources.Skip(1).Select(resource => BesideOf(body, resource))], Answers.Context(row.Stream.Id, window ?? Dates, zones, consentStart, consentEnd));
    }

    /// <summary>Gives the answer of another series of the same window: the one body, where that holds all of them, else zeros of its dates.</summary>
    public static ReadOnlySequence<byte> BesideOf(ReadOnlySequence<byte> body, string resource)
    {
        string json = Encoding.UTF8.GetString(body);
        return json.Contains($"activities-{resource}\"", StringComparison.Ordinal) ? body : Answers.Body(
            $$"""{"activities-{{resource}}":[{{string.Join(',', Dated().Matches(json).Select(static date => $$"""{{{date}},"value":"0"}"""))}}]}""");
    }

    public static MappedAnswer Own(string stream, FetchWindow? window = null, ZoneHistory? zones = null) => Map(stream, Samples.Own(stream + ".json"), window, zones);

    /// <summary>Gives the records as JSON lines, whatever their type.</summary>
    public static string Lines(this MappedAnswer answer)
    {
        using EncodedBatch encoded = new JsonDeliveryEncoder().Encode(answer.Batch!);
        StringBuilder lines = new();
        for (int i = 0; i < encoded.Count; i++)
        {
            lines.AppendLine(Encoding.UTF8.GetString(encoded[i].Span));
        }

        return lines.ToString();
    }

    [GeneratedRegex("\"dateTime\"\\s*:\\s*\"\\d{4}-\\d\\d-\\d\\d\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dated();
}
