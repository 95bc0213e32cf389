using System.Buffers;

namespace FitbitSdk.Http;

/// <summary>What may be known of an error's body: its documented type and the field it names. Its prose quotes tokens and user ids.</summary>
/// <remarks>Read are Fitbit's <c>{"errors":[{"errorType","fieldName"}]}</c>, Google's
/// <c>{"error":{"status","details":[{"reason"},{"retryDelay"},{"fieldViolations":[{"field"}]}]}}</c> (which api.fitbit.com has been seen to send
/// as well), the same in an array, and the <c>{"error":"invalid_grant"}</c> of RFC 6749; of a body that is cut off, what stands before the cut.
/// Anything else counts as empty.</remarks>
internal sealed record ErrorBody(string? ErrorType, string? Field)
{
    /// <summary>How much of a refusal's body is looked at: the status has said what matters.</summary>
    public const int MaximumBytes = 64 * 1024;

    public static ErrorBody Empty { get; } = new(null, null);

    /// <summary>Gets how long a refusal asks to wait.</summary>
    public TimeSpan? RetryDelay { get; init; }

    public static ErrorBody Parse(in ReadOnlySequence<byte> body)
    {
        using JsonBody json = new(body.Slice(0, Math.Min(body.Length, MaximumBytes)));
        return json.Bytes.IsEmpty ? Empty : ErrorReader.Read(json.Bytes);
    }
}
