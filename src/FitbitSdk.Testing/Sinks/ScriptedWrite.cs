namespace FitbitSdk.Testing;

/// <summary>What a sink in memory does with one write: what became of the records, and what the caller is told.</summary>
public sealed class ScriptedWrite
{
    private ScriptedWrite()
    {
    }

    /// <summary>Gets a write that keeps all records and says so: what happens without a script.</summary>
    public static ScriptedWrite Acknowledge { get; } = new() { Keeps = true };

    /// <summary>Gets a write that keeps all records but answers that nothing is known, as when an acknowledgement is lost.</summary>
    public static ScriptedWrite UnknownButKept { get; } = new() { Keeps = true, IsUnknown = true };

    /// <summary>Gets a write that keeps no record and answers that nothing is known.</summary>
    public static ScriptedWrite UnknownAndLost { get; } = new() { IsUnknown = true };

    internal bool Keeps { get; private init; }

    internal bool IsUnknown { get; private init; }

    internal Exception? Exception { get; private init; }

    internal IReadOnlyList<int> Rejected { get; private init; } = [];

    /// <summary>Makes a write that keeps no record and throws.</summary>
    /// <param name="exception">What it throws.</param>
    /// <returns>The write.</returns>
    public static ScriptedWrite ThrowBeforeKeeping(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new() { Exception = exception };
    }

    /// <summary>Makes a write that keeps all records and then throws.</summary>
    /// <param name="exception">What it throws.</param>
    /// <returns>The write.</returns>
    public static ScriptedWrite ThrowAfterKeeping(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new() { Keeps = true, Exception = exception };
    }

    /// <summary>Makes a write that refuses some records for good and keeps the others.</summary>
    /// <param name="indexes">The indexes of the refused records in their batch; those beyond its end are ignored.</param>
    /// <returns>The write.</returns>
    public static ScriptedWrite Reject(params IReadOnlyList<int> indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        return new() { Keeps = true, Rejected = indexes };
    }
}
