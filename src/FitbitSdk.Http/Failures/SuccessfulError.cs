using System.Buffers;
using System.Net;
using System.Text.Json;

namespace FitbitSdk.Http;

/// <summary>Answers whose status says success and whose body does not.</summary>
internal static class SuccessfulError
{
    /// <summary>Ends the walk through an answer where a member of its root says that it is an error. Taken for an answer, its empty lists would
    /// count as data that was read.</summary>
    /// <param name="json">The reader, at the member's name; it stays there.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="HealthApiProtocolException">The answer is an error.</exception>
    public static void ThrowIfError(this ref Utf8JsonReader json, string operation)
    {
        bool envelope = json.NameIs("errors"u8) || json.NameIs("error"u8);
        if (!envelope && !json.NameIs("success"u8))
        {
            return;
        }

        Utf8JsonReader value = json;
        value.Read();
        if (envelope ? !IsNothing(ref value) : value.TokenType is JsonTokenType.False)
        {
            throw ToFailure(operation, envelope ? ErrorReader.ReadMember(json) : ErrorBody.Empty).ToException();
        }
    }

    /// <summary>Names an answer that is not what the API promises; where it is an error, by that.</summary>
    public static ApiFailure Unlike(string operation, string reason, in ReadOnlySequence<byte> body) =>
        ErrorBody.Parse(body) is { ErrorType: not null } error ? ToFailure(operation, error) : new(HealthApiErrorKind.Protocol, operation, reason);

    /// <summary>Names an answer that no reader needs to look at: one without a body, or with a page for a browser.</summary>
    public static ApiFailure? Find(string operation, HttpStatusCode status, in ReadOnlySequence<byte> body) => FirstByte(body) switch
    {
        null => new(HealthApiErrorKind.Protocol, operation, $"the service answered {(int)status} without a body.") { Status = status },
        (byte)'<' => new(HealthApiErrorKind.Protocol, operation, $"the service answered {(int)status} with HTML or XML.") { Status = status },
        _ => null,
    };

    private static ApiFailure ToFailure(string operation, ErrorBody error) =>
        new(HealthApiErrorKind.Protocol, operation, "the status says success, but the body is an error" + (error.ErrorType is null ? "." : $" ({error.ErrorType})."))
        {
            ErrorType = error.ErrorType,
            Field = error.Field,
        };

    /// <summary>Passes over a value and tells whether it is one of the several ways to say nothing.</summary>
    public static bool IsNothing(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null or JsonTokenType.False => true,
        JsonTokenType.String => json.ValueSpan.IsEmpty,
        _ => json.Enter(JsonTokenType.None) is JsonEntry.Empty,
    };

    private static byte? FirstByte(in ReadOnlySequence<byte> body)
    {
        foreach (ReadOnlyMemory<byte> part in body)
        {
            int first = part.Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (first >= 0)
            {
                return part.Span[first];
            }
        }

        return null;
    }
}
