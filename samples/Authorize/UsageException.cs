namespace Authorize;

/// <summary>The command line or the environment is wrong; the message names what and the remedy.</summary>
internal sealed class UsageException(string message) : Exception(message);
