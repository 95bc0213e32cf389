namespace FitbitSdk.Records;

/// <summary>Avro data is damaged, is not what its schema says, or cannot be read with the reader's schema.</summary>
/// <param name="reason">What is wrong; it quotes no value.</param>
/// <param name="position">Where, in bytes from the start of what was read; of a file, that of the block in which a value is wrong. Negative where no place can be named.</param>
/// <param name="innerException">The cause.</param>
public sealed class AvroDataException(string reason, long position = -1, Exception? innerException = null)
    : FormatException(position >= 0 ? $"{reason} (at byte {position})" : reason, innerException)
{
    /// <summary>Gets where, in bytes from the start of what was read; of a file, that of the block in which a value is wrong. Negative where no place can be named.</summary>
    public long Position { get; } = position;

    internal string Reason { get; } = reason;
}
