using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>One file of one stream. It grows at its end only, and is cut back to what is committed.</summary>
/// <remarks>Until its first commit a file bears the suffix <c>.new</c>. So a leftover of a killed first run is told from a file that some
/// lost state knew: the one may be thrown away, the other never.</remarks>
internal sealed class RecordFile : IDisposable
{
    private const string NewSuffix = ".new";

    private readonly FileStream _file;
    private Action<Stream, EncodedBatch>? _writer;
    private bool _isNew;

    private RecordFile(string path, string name, FileStream file, long committed) =>
        (Path, Name, _file, Committed, _isNew) = (path, name, file, committed, committed == 0);

    public string Path { get; }

    /// <summary>Gets the name under which the sink position keeps the file's length.</summary>
    public string Name { get; }

    public long Committed { get; private set; }

    public bool HasUncommitted => _file.Length != Committed;

    /// <summary>Opens a file, and cuts it to what is committed.</summary>
    /// <param name="directory">The sink's folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="committed">How long it is by the state; 0 where the state knows nothing of it.</param>
    /// <exception cref="FileSinkException">It is not what the state says, or cannot be written.</exception>
    public static RecordFile Open(string directory, FileName file, long committed)
    {
        string path = System.IO.Path.Combine(directory, file.Path);
        string fresh = path + NewSuffix;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            if (committed == 0)
            {
                return LengthOf(path) == 0
                    ? new(path, file.Name, OpenStream(fresh, FileMode.Create), committed)
                    : throw new FileSinkException(path, "the file has records, but the state knows nothing of them. Restore the state file that belongs to it, or move the file away. Nothing was changed.");
            }

            // Killed between the first commit and the renaming.
            if (LengthOf(path) == 0 && LengthOf(fresh) >= committed)
            {
                File.Move(fresh, path, overwrite: true);
            }

            if (LengthOf(path) < committed)
            {
                throw new FileSinkException(path, $"the state says that {committed} bytes were delivered, but the file is missing or shorter. Restore it, or move it and the state file away to begin anew. Nothing was changed.");
            }

            FileStream opened = OpenStream(path, FileMode.Open);
            opened.SetLength(committed);
            return new(path, file.Name, opened, committed);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or (IOException and not FileSinkException))
        {
            throw new FileSinkException(path, $"cannot be opened for writing ({e.Message.Split('\n')[0]}). Check that the folder is writable and that no other process writes there.", e);
        }
    }

    /// <summary>Writes entries at the end.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="open">Writes or checks what stands before the first entry, and gives what writes entries; see <see cref="IFileFormat.Open"/>.</param>
    public void Append(EncodedBatch entries, Func<Stream, Action<Stream, EncodedBatch>> open)
    {
        _writer ??= OpenWriter(open);
        _file.Position = _file.Length;
        _writer(_file, entries);
    }

    /// <summary>Makes what was appended durable.</summary>
    /// <returns>The length that is to be committed.</returns>
    public long Flush()
    {
        _file.Flush(flushToDisk: true);
        return _file.Length;
    }

    /// <summary>Notes that the state says what was flushed.</summary>
    public void Settle()
    {
        Committed = _file.Length;
        if (_isNew && Committed > 0)
        {
            File.Move(Path + NewSuffix, Path, overwrite: true);
            _isNew = false;
        }
    }

    /// <summary>Forgets what was appended since the last commit.</summary>
    public void CutBack()
    {
        _file.SetLength(Committed);
        _writer = Committed == 0 ? null : _writer;
    }

    public void Dispose()
    {
        // Only an empty file may go: of any other the store may yet say that it is committed.
        bool leaveNothing = _isNew && _file.Length == 0;
        _file.Dispose();
        if (leaveNothing)
        {
            File.Delete(Path + NewSuffix);
        }
    }

    // An empty file is as good as none: it holds nothing that was delivered.
    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static FileStream OpenStream(string path, FileMode mode) => new(
        path,
        mode,
        FileAccess.ReadWrite,

        // Unbuffered, so that closing has nothing left to write, and fail at. Deletable, so that Windows lets the first commit rename it.
        FileShare.Read | FileShare.Delete, bufferSize: 0);

    private Action<Stream, EncodedBatch> OpenWriter(Func<Stream, Action<Stream, EncodedBatch>> open)
    {
        try
        {
            _file.Position = 0;
            return open(_file);
        }
        catch (InvalidDataException e)
        {
            throw new FileSinkException(Path, $"{e.Message}. Nothing was changed.", e);
        }
    }
}
