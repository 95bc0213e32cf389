using FitbitSdk.Radar;
using FitbitSdk.Records;
using FitbitSdk.Storage.Sqlite;
using FitbitSdk.Sync;
using NodaTime;
using Spectre.Console;

namespace Quickstart;

/// <summary>The closing table: what each stream came to, over all users.</summary>
internal static class ReportTable
{
    private static readonly RadarAvroEncoder Radar = new();

    public static void Write(IAnsiConsole console, QuickstartResult result, string directory)
    {
        IReadOnlyList<SyncReport> reports = result.Reports;

        // Narrow enough for eighty columns.
        Table table = new Table().Border(TableBorder.None);
        foreach (string column in (string[])["stream", "windows", "requests", "records", "first", "last", "file"])
        {
            table.AddColumn(new TableColumn(column) { Padding = new Padding(0, 0, 1, 0), NoWrap = true, Alignment = column.EndsWith('s') ? Justify.Right : Justify.Left });
        }

        foreach (IGrouping<StreamId, StreamReport> stream in reports.SelectMany(static report => report.Streams).GroupBy(static stream => stream.Stream))
        {
            table.AddRow(
                stream.Key.Value,
                $"{stream.Sum(static s => s.Windows)}",
                $"{stream.Sum(static s => s.Requests)}",
                $"{stream.Sum(static s => s.Records):N0}",
                Text(stream.Min(static s => s.FirstTime)),
                Text(stream.Max(static s => s.LastTime)),
                string.Join('\n', Files(directory, stream.Key).Select(file => Markup.Escape(Path.GetFileName(file)))));
        }

        console.WriteLine();
        console.Write(table);
        console.WriteLine();
        int requests = reports.Sum(static report => report.Requests);
        console.MarkupLineInterpolated($"{reports.Count} users, {requests} requests ({reports.Sum(static report => report.AccountRequests)} of them for trackers and zones), {reports.Sum(static report => report.Records):N0} records.");
        string folders = string.Join(", ", new[] { "avro/", "json/", "radar/" }.Where(folder => Directory.Exists(Path.Combine(directory, folder))));
        console.MarkupLineInterpolated($"{folders} and state.db are in {directory}.");
        foreach ((RadarOmission omission, long count) in result.Omitted)
        {
            console.MarkupLineInterpolated($"RADAR-base's schemas have no place for: {omission}, {count:N0} times.");
        }

        foreach (SyncReport report in reports)
        {
            foreach (StreamReport stream in report.Streams.Where(static s => s.Outcome >= StreamOutcome.Skipped))
            {
                console.MarkupLineInterpolated($"{report.User.Value} {stream.Stream}: {stream.Outcome}. {stream.Reason} {(stream.Fault as SqliteStoreException)?.Message}");
            }
        }
    }

    /// <summary>The files of a stream that exist, as a reader would type them.</summary>
    public static IEnumerable<string> Files(string directory, StreamId stream) => new[] { Path.Combine("avro", $"{stream}.avro"), Path.Combine("json", $"{stream}.jsonl") }
        .Concat(Radar.Topics.Where(topic => topic.Stream == stream).Select(static topic => Path.Combine(Radar.Name, $"{topic.Name}.avro")))
        .Select(file => Path.Combine(directory, file)).Where(File.Exists);

    private static string Text(Instant? time) => time is { } value ? value.ToString("MM-dd HH:mm'Z'", null) : "–";
}
