using System.Text.Json;

namespace FitbitSdk.Http;

/// <summary>Lets a reader walk through an answer, and makes one typed error of all the ways in which a body is not JSON.</summary>
internal static class JsonAnswer
{
    /// <summary>The walk; a delegate, so that readers on the stack can be handed over by reference.</summary>
    public delegate void Walk<TReader>(ref TReader reader)
        where TReader : struct, allows ref struct;

    /// <exception cref="HealthApiProtocolException">The body is not JSON.</exception>
    public static void Read<TReader>(string operation, ref TReader reader, Walk<TReader> walk)
        where TReader : struct, allows ref struct
    {
        try
        {
            walk(ref reader);
        }
        catch (JsonException)
        {
            // Without its cause: the reader's message quotes the body.
            throw new HealthApiProtocolException(operation, "the body is not JSON, cut off or nested too deep");
        }
    }
}
