using System.Text.Json.Serialization;

namespace FitbitSdk;

// The stored shape of an offset. Members may be added; none may change its meaning, because stores hold what older versions wrote.
internal sealed class OffsetDocument
{
    public string? BackfilledFrom { get; init; }

    public string? CompleteThrough { get; init; }

    public List<GapDocument>? Gaps { get; init; }

    public PauseDocument? Pause { get; init; }

    public PauseDocument? BackfillPause { get; init; }

    public PauseDocument? RereadPause { get; init; }

    public string? HeadReadAt { get; init; }

    public string? SweptAt { get; init; }

    public byte[]? Digest { get; init; }

    public byte[]? SinkPosition { get; init; }

    public AccountDocument? Account { get; init; }
}

internal sealed class GapDocument
{
    public required string Start { get; init; }

    public required string End { get; init; }

    public required string Reason { get; init; }

    public int Attempts { get; init; }

    public int? MapperVersion { get; init; }

    public required string NextTry { get; init; }

    public int? Failures { get; init; }
}

internal sealed class PauseDocument
{
    public HealthApiErrorKind Reason { get; init; }

    public int Count { get; init; }

    public required string Until { get; init; }
}

internal sealed class AccountDocument
{
    public string? CheckedAt { get; init; }

    public Dictionary<string, string>? Watermarks { get; init; }

    public List<string>? Trackers { get; init; }

    public string? UploadNoticedAt { get; init; }

    public string? ZoneCheckedAt { get; init; }

    public List<ZoneDocument>? Zones { get; init; }

    public QuotaDocument? Quota { get; init; }

    public bool? NeedsAuthorization { get; init; }

    public string? RefusedAuthorization { get; init; }

    public List<string>? Scopes { get; init; }
}

internal sealed class ZoneDocument
{
    public required string From { get; init; }

    public required string Zone { get; init; }
}

internal sealed class QuotaDocument
{
    public int Limit { get; init; }

    public int Remaining { get; init; }

    public required string ResetAt { get; init; }

    public double? PeriodSeconds { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(OffsetDocument))]
internal sealed partial class OffsetJsonContext : JsonSerializerContext;
