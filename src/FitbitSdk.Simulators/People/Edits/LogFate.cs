namespace FitbitSdk.Simulators.People.Edits;

/// <summary>What the owner does to a log in the app after it appeared there. Seconds count from its appearance.</summary>
/// <param name="EditedAfter">Seconds until the edit; <see langword="null"/> when it is never edited.</param>
/// <param name="DeletedAfter">Seconds until the log is deleted; <see langword="null"/> when it stays.</param>
/// <param name="LateStart">Minutes the edit cuts off the beginning.</param>
/// <param name="EarlyEnd">Minutes the edit cuts off the end.</param>
/// <param name="Renames">Whether the edit also gives an activity another type.</param>
internal readonly record struct LogFate(int? EditedAfter, int? DeletedAfter, int LateStart, int EarlyEnd, bool Renames)
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;

    /// <summary>Tells who changes and deletes logs and writes some by hand: the editor.</summary>
    public static bool EditsLogs(Person person) => person.Kind is PersonKind.Editor;

    public static LogFate Draw(ref Prng chance, Person person)
    {
        if (!EditsLogs(person))
        {
            return default;
        }

        // A third of the edits comes days later, when a client that only looks at the newest logs has long moved on.
        bool isEdited = chance.Chance(0.4);
        int edited = chance.Chance(0.33) ? chance.Pick(2 * Day, 10 * Day) : chance.Pick(Hour / 4, 30 * Hour);
        bool isDeleted = chance.Chance(0.15);
        int deleted = chance.Pick(2 * Hour, 5 * Day);
        return new(isEdited ? edited : null, isDeleted ? deleted : null, chance.Pick(1, 6), chance.Pick(1, 6), chance.Chance(0.5));
    }

    public bool IsEdited(long appeared, long now) => appeared + EditedAfter <= now;

    public bool IsDeleted(long appeared, long now) => appeared + DeletedAfter <= now;

    public Stretch Cut(Stretch span) => new(span.Start + (LateStart * 60), span.End - (EarlyEnd * 60));
}
