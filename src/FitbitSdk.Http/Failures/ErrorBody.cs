using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace FitbitSdk.Http;

/// <summary>What may be known of an error's body: its documented type and the field it names. Its prose quotes tokens and user ids.</summary>
/// <remarks>Read are Fitbit's <c>{"errors":[{"errorType","fieldName"}]}</c>, Google's
/// <c>{"error":{"status","details":[{"reason"},{"retryDelay"},{"fieldViolations":[{"field"}]}]}}</c> (which api.fitbit.com has been seen to send as well) and the <c>{"error":"invalid_grant"}</c> of RFC 6749. Anything else counts as empty.</remarks>
internal sealed record ErrorBody(string? ErrorType, string? Field)
{
    // A word that is not on this list could be anything, so it is not repeated.
    private static readonly FrozenSet<string> KnownTypes = new[]
    {
        "authorization", "expired_token", "insufficient_permissions", "insufficient_scope", "invalid_client", "invalid_grant", "invalid_request",
        "invalid_token", "not_found", "oauth", "request", "system", "validation",
        "access_denied", "admin_policy_enforced", "deleted_client", "disabled_client", "invalid_scope", "org_internal", "server_error", "temporarily_unavailable", "unauthorized_client",
        "unsupported_grant_type", "unsupported_response_type",
        "ABORTED", "ALREADY_EXISTS", "CANCELLED", "DATA_LOSS", "DEADLINE_EXCEEDED", "FAILED_PRECONDITION", "INTERNAL", "INVALID_ARGUMENT",
        "NOT_FOUND", "OUT_OF_RANGE", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "UNAUTHENTICATED", "UNAVAILABLE", "UNIMPLEMENTED", "UNKNOWN",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static ErrorBody Empty { get; } = new(null, null);

    /// <summary>Gets how long a refusal asks to wait.</summary>
    public TimeSpan? RetryDelay { get; init; }

    public static ErrorBody Parse(in ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty)
        {
            return Empty;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new() { MaxDepth = 32 });
            JsonElement root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
            {
                return Empty;
            }

            if (root.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind is JsonValueKind.Array)
            {
                return FromFitbit(errors);
            }

            return root.TryGetProperty("error", out JsonElement error) ? FromGoogle(error) : Empty;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Empty;   // HTML of a proxy, text cut short, or bytes that are no text at all
        }
    }

    private static ErrorBody FromFitbit(JsonElement errors)
    {
        foreach (JsonElement error in errors.EnumerateArray())
        {
            if (error.ValueKind is JsonValueKind.Object && Type(error, "errorType") is { } type)
            {
                return new(type, Name(error, "fieldName"));
            }
        }

        return Empty;
    }

    private static ErrorBody FromGoogle(JsonElement error)
    {
        if (error.ValueKind is JsonValueKind.String)
        {
            return new(Known(error.GetString()), null);
        }

        if (error.ValueKind is not JsonValueKind.Object)
        {
            return Empty;
        }

        (string? reason, string? field, TimeSpan? delay) = (null, null, null);
        if (error.TryGetProperty("details", out JsonElement details) && details.ValueKind is JsonValueKind.Array)
        {
            foreach (JsonElement detail in details.EnumerateArray().Where(static detail => detail.ValueKind is JsonValueKind.Object))
            {
                reason ??= Reason(detail);
                field ??= ViolatedField(detail);
                delay ??= Seconds(Text(detail, "retryDelay"));
            }
        }

        return new(reason ?? Type(error, "status"), field) { RetryDelay = delay };
    }

    private static string? Reason(JsonElement detail)
    {
        // The set is open, but a reason is a constant by contract (AIP-193): capitals and underscores, which no id, date or token consists of.
        string? text = Text(detail, "reason");
        return text is { Length: > 0 and <= 63 } && text.All(static c => char.IsAsciiLetterUpper(c) || c is '_') ? text : null;
    }

    private static string? ViolatedField(JsonElement detail) =>
        detail.TryGetProperty("fieldViolations", out JsonElement violations) && violations.ValueKind is JsonValueKind.Array
            ? violations.EnumerateArray().Where(static violation => violation.ValueKind is JsonValueKind.Object).Select(static violation => Name(violation, "field")).FirstOrDefault()
            : null;

    /// <summary>Reads a length as protobuf's JSON has it: seconds with a fraction, then an s.</summary>
    private static TimeSpan? Seconds(string? text) =>
        text?.EndsWith('s') is true && decimal.TryParse(text.AsSpan(..^1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds)
            ? TimeSpan.FromSeconds((double)Math.Min(seconds, int.MaxValue))
            : null;

    private static string? Type(JsonElement parent, string name) => Known(Text(parent, name));

    private static string? Known(string? text) => text is not null && KnownTypes.TryGetValue(text, out string? known) ? known : null;

    private static string? Name(JsonElement parent, string name)
    {
        // A parameter's name and nothing that could be an id, a date or a token: letters and a few marks.
        string? text = Text(parent, name);
        bool valid = text is { Length: > 0 and <= 40 } and not "n/a" && text.All(static c => char.IsAsciiLetter(c) || c is '-' or '_' or '.' or '/');
        return valid ? text : null;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
