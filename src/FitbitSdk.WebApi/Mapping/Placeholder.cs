using System.Buffers;
using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

// Stands in for the mapping, which is written on another branch, and is deleted when that is merged.
internal sealed record MappingContext(ReadRequest Request, RecordOrigin Origin, Instant Now);

internal sealed class MappedAnswer
{
    public RecordBatch? Batch { get; init; }

    public IReadOnlyList<MappingProblem> Problems { get; init; } = [];

    public Instant? PendingUntil { get; init; }

    public string? Next { get; init; }

    public Instant? LastStart { get; init; }
}

internal static class HeartRateMapper
{
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => Placeholder.Map(body, context, "GetHeartRateIntraday");
}

internal static class StepsMapper
{
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => Placeholder.Map(body, context, "GetStepsIntraday");
}

internal static class SleepMapper
{
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => Placeholder.Map(body, context, "GetSleepLogList");
}

internal static class Placeholder
{
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context, string operation)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            string? next = root.TryGetProperty("pagination", out JsonElement pagination) && pagination.TryGetProperty("next", out JsonElement link) ? link.GetString() : null;
            Instant? last = root.TryGetProperty("sleep", out JsonElement logs) && logs.GetArrayLength() > 0
                ? context.Request.Zones.Resolve(LocalDateTimePattern.ExtendedIso.Parse(logs[logs.GetArrayLength() - 1].GetProperty("startTime").GetString()!).Value).Bounds.Earliest
                : null;
            return new() { Next = string.IsNullOrEmpty(next) ? null : next, LastStart = last };
        }
        catch (JsonException)
        {
#pragma warning disable MA0054
            throw new HealthApiProtocolException(operation, "the answer is not the expected JSON.");
#pragma warning restore MA0054
        }
    }
}
