namespace FitbitSdk.Records;

/// <summary>A stretch of a sleep at one level.</summary>
public readonly struct SleepStage
{
    /// <summary>Gets when the stage began.</summary>
    public required RecordTime Start { get; init; }

    /// <summary>Gets its length in seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>Gets the level, in the words of the sleep's type: <c>wake</c>, <c>light</c>, <c>deep</c>, <c>rem</c>, or <c>asleep</c>, <c>restless</c>, <c>awake</c>.</summary>
    public required string Level { get; init; }
}
