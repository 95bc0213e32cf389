namespace FitbitSdk;

/// <summary>What a store holds of a user's tokens is protected and cannot be read. It is left as it is.</summary>
/// <param name="reason">What is wrong and what helps, without anything secret.</param>
/// <param name="innerException">The cause, if it holds nothing secret.</param>
public sealed class TokenProtectionException(string reason, Exception? innerException = null)
    : Exception(reason, innerException);
