namespace FitbitSdk.Http;

/// <summary>An attempt brought no answer. The pipeline's own word for it: an <see cref="IOException"/> may as well come from the host's token store,
/// and repeating or renaming that one would hide the store's fault.</summary>
/// <remarks>An <see cref="HttpRequestException"/>, so that a host's own retry recognises it. The cause is no inner exception: it may quote the
/// address, and a host's retry logs what it repeats.</remarks>
internal sealed class NoAnswerException(Exception cause)
    : HttpRequestException((cause as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown, "The attempt brought no answer.")
{
    public Exception Cause { get; } = cause;
}
