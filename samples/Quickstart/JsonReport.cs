using System.Text;
using System.Text.Json;
using FitbitSdk.Radar;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using NodaTime;
using NodaTime.Text;

namespace Quickstart;

/// <summary>The report as one JSON object.</summary>
internal static class JsonReport
{
    public static string Write(QuickstartResult result, string directory, int exitCode)
    {
        IReadOnlyList<SyncReport> reports = result.Reports;
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("exitCode", exitCode);
            json.WriteString("state", Path.Combine(directory, "state.db"));
            json.WriteNumber("requests", reports.Sum(static report => report.Requests));
            json.WriteNumber("records", reports.Sum(static report => report.Records));
            json.WriteStartObject("files");
            foreach (StreamId id in reports.SelectMany(static report => report.Streams).Select(static s => s.Stream).Distinct())
            {
                json.WriteStartArray(id.Value);
                foreach (string file in ReportTable.Files(directory, id))
                {
                    json.WriteStringValue(file);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartObject("omitted");
            foreach ((RadarOmission omission, long count) in result.Omitted)
            {
                json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(omission.ToString()), count);
            }

            json.WriteEndObject();
            json.WriteStartArray("users");
            foreach (SyncReport report in reports)
            {
                WriteUser(json, report);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteUser(Utf8JsonWriter json, SyncReport report)
    {
        json.WriteStartObject();
        json.WriteString("user", report.User.Value);
        json.WriteString("provider", report.Provider.Value);
        json.WriteString("outcome", Name(report.Outcome));
        json.WriteNumber("requests", report.Requests);
        json.WriteNumber("accountRequests", report.AccountRequests);
        json.WriteNumber("records", report.Records);
        WriteTime(json, "watermark", report.Watermark);
        json.WriteBoolean("watermarkAssumed", report.IsWatermarkAssumed);
        if (report.QuotaLeft is { } left)
        {
            json.WriteNumber("quotaLeft", left);
        }

        json.WriteBoolean("exceedsQuota", report.ExceedsQuota);
        json.WriteBoolean("finished", report.IsFinished);
        WriteTime(json, "nextDue", report.NextDue);
        json.WriteStartArray("streams");
        foreach (StreamReport stream in report.Streams)
        {
            WriteStream(json, stream);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStream(Utf8JsonWriter json, StreamReport stream)
    {
        json.WriteStartObject();
        json.WriteString("stream", stream.Stream.Value);
        json.WriteString("outcome", Name(stream.Outcome));
        if (stream.Reason is not null)
        {
            json.WriteString("reason", stream.Reason);
        }

        if (stream.Error is { } error)
        {
            json.WriteString("error", JsonNamingPolicy.CamelCase.ConvertName(error.ToString()));
        }

        WriteTime(json, "until", stream.Until);
        WriteTime(json, "nextDue", stream.NextDue);
        json.WriteNumber("windows", stream.Windows);
        json.WriteNumber("requests", stream.Requests);
        json.WriteNumber("records", stream.Records);
        json.WriteNumber("retracted", stream.Retracted);
        json.WriteNumber("unchanged", stream.Unchanged);
        json.WriteNumber("problems", stream.Problems);
        json.WriteNumber("gaps", stream.Gaps);
        json.WriteNumber("gapsForGood", stream.GapsForGood);
        WriteTime(json, "first", stream.FirstTime);
        WriteTime(json, "last", stream.LastTime);
        if (stream.Coverage is { } coverage)
        {
            json.WriteString("coveredFrom", coverage.BackfilledFrom.ToString());
            json.WriteString("coveredThrough", coverage.CompleteThrough.ToString());
        }

        if (stream.Lag is { } lag)
        {
            json.WriteNumber("lagSeconds", Math.Round(lag.TotalSeconds));
        }

        json.WriteEndObject();
    }

    private static string Name(StreamOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());

    private static void WriteTime(Utf8JsonWriter json, string name, Instant? time)
    {
        if (time is { } value)
        {
            json.WriteString(name, InstantPattern.ExtendedIso.Format(value));
        }
    }
}
