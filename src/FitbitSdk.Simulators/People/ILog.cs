namespace FitbitSdk.Simulators.People;

/// <summary>A log of a stretch of a life, told in the local time of its start.</summary>
internal interface ILog
{
    Stretch Span { get; }

    /// <summary>Gets the offset at the start, in seconds east of UTC.</summary>
    int Offset { get; }
}
