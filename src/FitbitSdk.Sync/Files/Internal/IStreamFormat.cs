using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Which files a format has of a stream, and how batches come into them.</summary>
internal interface IStreamFormat
{
    /// <summary>Gives the files, always the same for a stream.</summary>
    IReadOnlyList<FileName> FilesOf(StreamId stream);

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="files">The stream's files, in the order of <see cref="FilesOf"/>.</param>
    void Append(RecordBatch batch, IReadOnlyList<RecordFile> files);
}

/// <param name="Name">The name under which the sink position keeps its length.</param>
/// <param name="Path">Where it lies in the sink's folder.</param>
internal readonly record struct FileName(string Name, string Path);
