using System.Buffers;

namespace FitbitSdk.Http;

internal static class ApiAnswerReading
{
    /// <summary>Reads an answer's body; one that cannot be read was paid for all the same.</summary>
    public static (T Value, int Requests) Read<T>(this ApiAnswer answer, Func<ReadOnlySequence<byte>, T> read)
    {
        try
        {
            return (read(answer.Body), answer.Requests);
        }
        catch (HealthApiException e)
        {
            throw e.WithAnswer(answer.Status, answer.Requests);
        }
    }
}
