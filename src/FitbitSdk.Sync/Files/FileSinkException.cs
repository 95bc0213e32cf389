namespace FitbitSdk.Sync;

/// <summary>A file of the file sink cannot be used: it is not what the stored state says, is held by another process, or cannot be written.</summary>
/// <param name="path">The file or folder.</param>
/// <param name="reason">What is wrong and what helps; nothing was changed.</param>
/// <param name="innerException">The cause.</param>
public sealed class FileSinkException(string path, string reason, Exception? innerException = null)
    : SinkException($"{path}: {reason}", innerException)
{
    /// <summary>Gets the file or folder.</summary>
    public string Path { get; } = path;
}
