using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Google.DataPoints;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Google.Sleep;

/// <summary>One sleep session. Its end decides whether it is asked for, its start where it stands.</summary>
internal sealed class SleepPoint(SleepSession session, CivilClock clock, DataSource source) : DataPoint(session.Log.Span.Start, source)
{
    private readonly SleepLog _log = session.Log;

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"users/me/dataTypes/sleep/dataPoints/{_log.LogId}");

    public static IEnumerable<DataPoint> Of(PointQuery query)
    {
        DataSource source = DataSource.TrackerOf(query.Person, isSecond: false) with { Method = "DERIVED" };
        return SleepProcessing.At(query.Call.Upload, query.Call.User.Tracker.Life, query.Call.Now)
            .Where(session => session.Log.Span.Start < query.Before && query.Filter.Contains(session.Log.Span.End, query.Person.Clock))
            .Reverse()
            .Select(session => new SleepPoint(session, query.Person.Clock, source));
    }

    public override void WriteMeasurement(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("sleep");
        writer.WriteInterval(_log.Span, clock, hasCivil: _log.LogId % 2 == 0);
        writer.WriteString("type", _log.Kind is SleepKind.Stages ? "STAGES" : "CLASSIC");
        WriteStages(writer, "stages", _log.Levels);
        WriteStages(writer, "shortAwakenings", _log.ShortWakes);
        WriteMetadata(writer);
        WriteSummary(writer);
        writer.WriteInstant("createTime", session.CreatedAt);
        writer.WriteInstant("updateTime", session.UpdatedAt);
        writer.WriteEndObject();
    }

    /// <summary>An empty list is left out, as all defaults are.</summary>
    private void WriteStages(Utf8JsonWriter writer, string name, IReadOnlyList<SleepLevel> levels)
    {
        if (levels.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (SleepLevel level in levels)
        {
            writer.WriteStartObject();
            writer.WriteSpan(new(level.Start, level.End), clock);
            writer.WriteString("type", Type(level.Level));
            writer.WriteInstant("createTime", session.CreatedAt);
            writer.WriteInstant("updateTime", session.UpdatedAt);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteMetadata(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("metadata");
        if (session.IsProcessed)
        {
            writer.WriteString("stagesStatus", _log.Kind is SleepKind.Stages ? "SUCCEEDED" : "REJECTED_NAP");
            writer.WriteBoolean("processed", value: true);
        }
        else
        {
            writer.WriteBoolean("processed", value: false);
        }

        if (session.IsNap)
        {
            writer.WriteBoolean("nap", value: true);
        }
        else
        {
            writer.WriteBoolean("mainSleep", value: true);
        }

        if (session.IsEdited)
        {
            writer.WriteBoolean("manuallyEdited", value: true);
        }

        writer.WriteEndObject();
    }

    private void WriteSummary(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("summary");
        writer.WriteInt64("minutesInSleepPeriod", _log.MinutesInBed);
        writer.WriteInt64("minutesAfterWakeUp", _log.MinutesAfterWakeup);
        writer.WriteInt64("minutesToFallAsleep", _log.MinutesToFallAsleep);
        writer.WriteInt64("minutesAsleep", _log.MinutesAsleep);
        writer.WriteInt64("minutesAwake", session.MinutesAwake);
        writer.WriteStartArray("stagesSummary");
        foreach (LevelTotal total in _log.Totals)
        {
            writer.WriteStartObject();
            writer.WriteString("type", Type(total.Level));
            writer.WriteInt64("minutes", total.Minutes);
            writer.WriteInt64("count", total.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Type(string level) => level is "wake" ? "AWAKE" : level.ToUpperInvariant();
}
