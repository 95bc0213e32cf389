using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;

namespace FitbitSdk.Http;

/// <summary>What may be known of an error's body: its documented type and the field it names. Its prose quotes tokens and user ids.</summary>
/// <remarks>Read are Fitbit's <c>{"errors":[{"errorType","fieldName"}]}</c>, Google's <c>{"error":{"status","details":[{"reason"}]}}</c> (which
/// api.fitbit.com has been seen to send as well) and the <c>{"error":"invalid_grant"}</c> of RFC 6749. Anything else counts as empty.</remarks>
internal sealed record ErrorBody(string? ErrorType, string? Field)
{
    // A word that is not on this list could be anything, so it is not repeated.
    private static readonly FrozenSet<string> KnownTypes = new[]
    {
        "authorization", "expired_token", "insufficient_permissions", "insufficient_scope", "invalid_client", "invalid_grant", "invalid_request",
        "invalid_token", "not_found", "oauth", "request", "system", "validation",
        "access_denied", "admin_policy_enforced", "invalid_scope", "org_internal", "server_error", "temporarily_unavailable", "unauthorized_client",
        "unsupported_grant_type", "unsupported_response_type",
        "ABORTED", "ALREADY_EXISTS", "CANCELLED", "DATA_LOSS", "DEADLINE_EXCEEDED", "FAILED_PRECONDITION", "INTERNAL", "INVALID_ARGUMENT",
        "NOT_FOUND", "OUT_OF_RANGE", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "UNAUTHENTICATED", "UNAVAILABLE", "UNIMPLEMENTED", "UNKNOWN",
        "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static ErrorBody Empty { get; } = new(null, null);

    public bool IsMissingScope => ErrorType is "insufficient_scope" or "ACCESS_TOKEN_SCOPE_INSUFFICIENT";

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

        if (error.TryGetProperty("details", out JsonElement details) && details.ValueKind is JsonValueKind.Array)
        {
            foreach (JsonElement detail in details.EnumerateArray())
            {
                if (detail.ValueKind is JsonValueKind.Object && Type(detail, "reason") is { } reason)
                {
                    return new(reason, null);
                }
            }
        }

        return new(Type(error, "status"), null);
    }

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
