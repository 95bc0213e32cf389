using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>Reads the measurement of a sleep.</summary>
internal static class SleepReader
{
    public static SleepDraft Read(ref Utf8JsonReader json, ElementPlace place)
    {
        SleepDraft log = new();
        while (json.NextMember())
        {
            if (json.NameIs("interval"u8))
            {
                log.Interval.ReadObject(ref json, place);
            }
            else if (json.NameIs("type"u8))
            {
                log.Type = json.ReadText(place, "sleep.type");
            }
            else if (json.NameIs("stages"u8))
            {
                ReadStages(ref json, place, "sleep.stages", log.Stages);
            }
            else if (json.NameIs("shortAwakenings"u8))
            {
                ReadStages(ref json, place, "sleep.shortAwakenings", log.ShortAwakenings);
            }
            else if (json.NameIs("metadata"u8))
            {
                ReadMetadata(ref json, place, log);
            }
            else if (json.NameIs("summary"u8))
            {
                ReadSummary(ref json, place, log);
            }
            else
            {
                json.Skip();
            }
        }

        return log;
    }

    private static void ReadMetadata(ref Utf8JsonReader json, ElementPlace place, SleepDraft log)
    {
        bool entered = json.TryEnter(JsonTokenType.StartObject, place, "sleep.metadata");
        while (entered && json.NextMember())
        {
            if (json.NameIs("processed"u8))
            {
                log.IsProcessed = json.ReadBoolean(place, "sleep.metadata.processed");
            }
            else if (json.NameIs("mainSleep"u8))
            {
                log.IsMainSleep = json.ReadBoolean(place, "sleep.metadata.mainSleep");
            }
            else if (json.NameIs("nap"u8))
            {
                log.IsNap = json.ReadBoolean(place, "sleep.metadata.nap");
            }
            else if (json.NameIs("manuallyEdited"u8))
            {
                log.IsManuallyEdited = json.ReadBoolean(place, "sleep.metadata.manuallyEdited");
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static void ReadSummary(ref Utf8JsonReader json, ElementPlace place, SleepDraft log)
    {
        bool entered = json.TryEnter(JsonTokenType.StartObject, place, "sleep.summary");
        while (entered && json.NextMember())
        {
            if (json.NameIs("minutesAsleep"u8))
            {
                log.MinutesAsleep = (int?)json.ReadWhole(place, "sleep.summary.minutesAsleep");
            }
            else if (json.NameIs("minutesAwake"u8))
            {
                log.MinutesAwake = (int?)json.ReadWhole(place, "sleep.summary.minutesAwake");
            }
            else if (json.NameIs("minutesToFallAsleep"u8))
            {
                log.MinutesToFallAsleep = (int?)json.ReadWhole(place, "sleep.summary.minutesToFallAsleep");
            }
            else if (json.NameIs("minutesAfterWakeUp"u8))
            {
                log.MinutesAfterWakeup = (int?)json.ReadWhole(place, "sleep.summary.minutesAfterWakeUp");
            }
            else if (json.NameIs("minutesInSleepPeriod"u8))
            {
                log.MinutesInBed = (int?)json.ReadWhole(place, "sleep.summary.minutesInSleepPeriod");
            }
            else if (json.NameIs("stagesSummary"u8))
            {
                ReadLevels(ref json, place, log.Summary);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static void ReadLevels(ref Utf8JsonReader json, ElementPlace place, List<SleepLevelSummary> levels)
    {
        string array = place.ArrayIn("sleep.summary.stagesSummary");
        bool entered = json.TryEnter(JsonTokenType.StartArray, place, "sleep.summary.stagesSummary");
        for (int index = -1; entered && json.NextObject(place, array, ref index);)
        {
            ElementPlace level = place.At(array, index);
            string? type = null;
            long? count = null;
            long? minutes = null;
            while (json.NextMember())
            {
                if (json.NameIs("type"u8))
                {
                    type = json.ReadText(level, "type");
                }
                else if (json.NameIs("count"u8))
                {
                    count = json.ReadWhole(level, "count");
                }
                else if (json.NameIs("minutes"u8))
                {
                    minutes = json.ReadWhole(level, "minutes");
                }
                else
                {
                    json.Skip();
                }
            }

            if (string.IsNullOrEmpty(type))
            {
                level.Report("type", "missing or malformed");
                continue;
            }

            levels.Add(new() { Level = type, Count = (int?)count, Minutes = (int?)minutes, ThirtyDayAverageMinutes = null });
        }
    }

    private static void ReadStages(ref Utf8JsonReader json, ElementPlace place, string member, List<SleepStage> stages)
    {
        string array = place.ArrayIn(member);
        bool entered = json.TryEnter(JsonTokenType.StartArray, place, member);
        for (int index = -1; entered && json.NextObject(place, array, ref index);)
        {
            ElementPlace stage = place.At(array, index);
            IntervalDraft interval = default;
            string? type = null;
            while (json.NextMember())
            {
                if (json.NameIs("type"u8))
                {
                    type = json.ReadText(stage, "type");
                }
                else if (!interval.TryRead(ref json, stage))
                {
                    json.Skip();
                }
            }

            if (!interval.TryComplete(stage, out RecordTime start, out RecordTime end))
            {
                continue;
            }

            if (string.IsNullOrEmpty(type))
            {
                stage.Report("type", "missing or malformed");
                continue;
            }

            stages.Add(new() { Start = start, Seconds = (int)(end.Instant!.Value - start.Instant!.Value).TotalSeconds, Level = type });
        }
    }
}
