namespace FitbitSdk;

/// <summary>A sink cannot deliver until something outside of it changes. Nothing is known of what was being written.</summary>
/// <remarks>The message names a setting, a file or a topic and what helps, never what was being written and no secret: reports quote it
/// (<c>StreamReport.Reason</c>). Of any other exception of a sink they name the type alone.</remarks>
/// <param name="message">What is wrong and what helps.</param>
/// <param name="innerException">The cause.</param>
public abstract class SinkException(string message, Exception? innerException = null) : IOException(message, innerException);
