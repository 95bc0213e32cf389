using System.Collections.Concurrent;
using FitbitSdk.Records;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Sync;

/// <summary>Writes each stream to files of its own, for all users, in one or more formats.</summary>
/// <remarks>Appending, syncing to disk and committing the offset are one critical section of a stream's files. The committed lengths stand in
/// the offsets, and a file is cut to the largest of them when it is opened: what a killed run left behind is not repeated. A file has one writer.</remarks>
public sealed partial class FileRecordSink : ITransactionalSink
{
    private const string LockName = ".fitbitsdk.lock";

    private readonly FileSinkOptions _options;
    private readonly IOffsetStore _offsets;
    private readonly IStreamFormat[] _formats;
    private readonly ConcurrentDictionary<StreamId, StreamFiles> _streams = new();
    private readonly Lock _locking = new();
    private FileStream? _lockFile;

    /// <summary>Creates a sink. Files are opened when their first record comes.</summary>
    /// <param name="options">The options.</param>
    /// <param name="offsets">Where the committed lengths stand, and where offsets are advanced.</param>
    /// <param name="encoders">Those whose topics are written where the options name <see cref="FileFormats.Topics"/>.</param>
    /// <exception cref="ArgumentException">An encoder is missing, or has a name or topics that cannot be files.</exception>
    public FileRecordSink(IOptions<FileSinkOptions> options, IOffsetStore offsets, IEnumerable<ITopicEncoder>? encoders = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _offsets = offsets;
        _formats =
        [
            .. _options.Formats.HasFlag(FileFormats.Avro) ? [new DeliveryFile(new AvroFormat(_options.Codec))] : Array.Empty<IStreamFormat>(),
            .. _options.Formats.HasFlag(FileFormats.JsonLines) ? [new DeliveryFile(new JsonLinesFormat())] : Array.Empty<IStreamFormat>(),
            .. _options.Formats.HasFlag(FileFormats.Topics) ? TopicFiles.Of(encoders, _options.Codec) : Array.Empty<IStreamFormat>(),
        ];
    }

    /// <summary>Gets the files of a stream, whether they exist already or not.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>One path a format, of <see cref="FileFormats.Topics"/> one a topic.</returns>
    public IReadOnlyList<string> PathsOf(StreamId stream) => [.. _formats.SelectMany(format => format.FilesOf(stream)).Select(file => Path.Combine(_options.Directory, file.Path))];

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: a file knows what is committed only through the offset that goes with it.</exception>
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The file sink writes in transactions only; begin one for the offset that the records belong to.");

    /// <inheritdoc/>
    /// <exception cref="FileSinkException">A file is not what the offsets say, or cannot be written.</exception>
    public async ValueTask<ISinkTransaction> BeginAsync(OffsetKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        StreamId stream = key.Stream ?? throw new ArgumentException("Records belong to a stream; the account's own row has none.", nameof(key));
        StreamFiles files = _streams.GetOrAdd(stream, static _ => new());
        await files.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            files.Open ??= await OpenAsync(stream, cancellationToken).ConfigureAwait(false);
            return new Transaction(key, files, _offsets);
        }
        catch
        {
            files.Turn.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (StreamFiles files in _streams.Values)
        {
            files.Close();
        }

        _streams.Clear();
        _lockFile?.Dispose();
        _lockFile = null;
        return default;
    }

    /// <summary>Takes the folder for this process, as the first delivery does: a host that asks at start learns before any request that it may not write.</summary>
    /// <exception cref="FileSinkException">The folder cannot be written, or another process writes there.</exception>
    /// <remarks>A kill gives the folder back: the lock is the operating system's, the lock file itself may stay.</remarks>
    public void LockFolder()
    {
        lock (_locking)
        {
            if (_lockFile is not null)
            {
                return;
            }

            string path = Path.Combine(_options.Directory, LockName);
            try
            {
                Directory.CreateDirectory(_options.Directory);
                _lockFile = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new FileSinkException(_options.Directory, "cannot be taken for writing. Check that the folder may be written, and that no other process writes there. Nothing was changed.", e);
            }
        }
    }

    private async ValueTask<OpenFormat[]> OpenAsync(StreamId stream, CancellationToken cancellationToken)
    {
        if (!_formats.Any(format => format.FilesOf(stream).Count > 0))
        {
            // Taken and written nowhere, its records would be lost in silence.
            throw new FileSinkException(_options.Directory, $"no file is kept of {stream} here. Leave the stream out, or add a format that has it. Nothing was changed.");
        }

        // First the lock, then the lengths: those read before it might be outdated, and what was committed since would be cut off.
        LockFolder();
        Dictionary<string, long> committed = new(StringComparer.Ordinal);
        await foreach ((_, SyncOffset offset) in _offsets.ListAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            foreach ((string file, long length) in FilePosition.Read(offset.SinkPosition.Span))
            {
                committed[file] = Math.Max(length, committed.GetValueOrDefault(file));
            }
        }

        List<RecordFile> files = [];
        try
        {
            return [.. _formats.Select(format => new OpenFormat(format, [.. format.FilesOf(stream).Select(Open)]))];
        }
        catch
        {
            files.ForEach(static file => file.Dispose());
            throw;
        }

        RecordFile Open(FileName name)
        {
            RecordFile file = RecordFile.Open(_options.Directory, name, committed.GetValueOrDefault(name.Name));
            files.Add(file);
            return file;
        }
    }
}
