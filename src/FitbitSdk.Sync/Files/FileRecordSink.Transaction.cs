using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <content>One turn at the files of a stream.</content>
public sealed partial class FileRecordSink
{
    /// <summary>The files of one stream, and whose turn it is.</summary>
    private sealed class StreamFiles
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>Gets or sets the open files; <see langword="null"/> before the first use and after a failure that left their state in doubt.</summary>
        public OpenFormat[]? Open { get; set; }

        public IEnumerable<RecordFile> All => (Open ?? []).SelectMany(static format => format.Files);

        public void Close()
        {
            RecordFile[] files = [.. All];
            Open = null;
            foreach (RecordFile file in files)
            {
                file.Dispose();
            }
        }
    }

    /// <summary>A format, and its files of the stream in the order in which it names them.</summary>
    private sealed record OpenFormat(IStreamFormat Format, RecordFile[] Files);

    private sealed class Transaction(OffsetKey key, StreamFiles files, IOffsetStore offsets) : ISinkTransaction
    {
        private bool _settled;
        private bool _disposed;

        private OpenFormat[] Open => files.Open ?? throw new ObjectDisposedException(nameof(FileRecordSink));

        public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(batch);
            cancellationToken.ThrowIfCancellationRequested();
            foreach (OpenFormat open in Open)
            {
                open.Format.Append(batch, open.Files);
            }

            return new(WriteResult.Acknowledged);
        }

        public async ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(next);
            cancellationToken.ThrowIfCancellationRequested();
            bool wrote = Files().Any(static file => file.HasUncommitted);
            SyncOffset positioned = next with { SinkPosition = wrote ? Flush(expected) : expected?.SinkPosition ?? default };

            SyncOffset? stored;
            try
            {
                // Past this point only the store knows the outcome, so a caller's cancellation must not cut it short.
                stored = await offsets.TryAdvanceAsync(key, expected, positioned, CancellationToken.None).ConfigureAwait(false);
            }
            catch
            {
                // Perhaps the offset was advanced, perhaps not. The files are opened anew, and cut to what the store then says.
                _settled = true;
                files.Close();
                throw;
            }

            if (stored is not null)
            {
                _settled = true;
                try
                {
                    foreach (RecordFile file in Files())
                    {
                        file.Settle();
                    }
                }
                catch
                {
                    // Both are safe, but what this process thinks of the files is not: they are opened anew.
                    files.Close();
                    throw;
                }
            }

            return stored;
        }

        private IEnumerable<RecordFile> Files() => Open.SelectMany(static format => format.Files);

        /// <summary>Makes the files durable.</summary>
        /// <returns>Their lengths, and those of formats that are not written any more: their files are committed as far as they go.</returns>
        private byte[] Flush(SyncOffset? expected)
        {
            Dictionary<string, long> lengths = new(FilePosition.Read((expected?.SinkPosition ?? default).Span), StringComparer.Ordinal);
            foreach (RecordFile file in Files())
            {
                if (file.Flush() is > 0 and var length)
                {
                    lengths[file.Name] = length;
                }
            }

            return FilePosition.Write(lengths.Select(static file => (file.Key, file.Value)));
        }

        public ValueTask DisposeAsync()
        {
            if (_disposed)
            {
                return default;
            }

            _disposed = true;
            try
            {
                if (!_settled)
                {
                    foreach (RecordFile file in files.All)
                    {
                        file.CutBack();
                    }
                }
            }
            catch
            {
                files.Close();
                throw;
            }
            finally
            {
                files.Turn.Release();
            }

            return default;
        }
    }
}
