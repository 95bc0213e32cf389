using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Converts to Avro's units of time.</summary>
internal static class AvroTime
{
    /// <summary>Gives microseconds, rounded down also before 1970, so that no two times change their order.</summary>
    public static long Micros(long ticks) => ticks >= 0 ? (long)((ulong)ticks / 10) : ((ticks + 1) / 10) - 1;

    /// <summary>Gives days since 1970-01-01.</summary>
    public static int Days(LocalDate date) => Period.DaysBetween(new LocalDate(1970, 1, 1), date);
}
