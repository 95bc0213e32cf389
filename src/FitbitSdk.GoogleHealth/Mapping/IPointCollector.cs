using System.Buffers;
using FitbitSdk.Records;

namespace FitbitSdk.GoogleHealth;

/// <summary>Gathers the answers to the pieces of one window.</summary>
internal interface IPointCollector
{
    /// <summary>Adds an answer.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="asItIs">Whether it is taken also where more of it is on another page: the gap is then reported.</param>
    /// <returns>Whether it was taken; if not, nothing of it was.</returns>
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    bool Add(ReadOnlySequence<byte> body, bool asItIs);

    /// <summary>Gives what was gathered, as one batch.</summary>
    SourcePage ToPage(RecordOrigin origin, int requests);
}
