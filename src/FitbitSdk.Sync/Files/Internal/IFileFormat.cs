using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>How records stand in a file of one format.</summary>
internal interface IFileFormat
{
    /// <summary>Gets the name under which the sink position keeps the file's length.</summary>
    string Name { get; }

    string PathOf(StreamId stream);

    IRecordEncoder Encoder { get; }

    /// <summary>Writes what stands before the first record of an empty file, or checks what stands there.</summary>
    /// <param name="file">The file, at its beginning.</param>
    /// <param name="schema">The record type it is to hold.</param>
    /// <returns>What writes batches at its end.</returns>
    /// <exception cref="InvalidDataException">The file holds something else; the message says what helps.</exception>
    Action<Stream, EncodedBatch> Open(Stream file, RecordSchema schema);
}
