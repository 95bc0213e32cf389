namespace FitbitSdk.Http;

/// <summary>An attempt brought no answer. The pipeline's own word for it: an <see cref="IOException"/> may as well come from the host's token store,
/// and repeating or renaming that one would hide the store's fault.</summary>
internal sealed class NoAnswerException(Exception cause) : Exception("The attempt brought no answer.", cause);
