using System.Text;

namespace FitbitSdk.GoogleHealth;

/// <summary>A data type by its three names.</summary>
/// <param name="PathName">Its name in paths.</param>
/// <param name="TimeField">The field of a filter that says when.</param>
/// <param name="MemberName">The member of a data point that holds the measurement.</param>
/// <param name="IsCivil">Whether that field is of the user's wall clock and not an instant.</param>
/// <remarks>The API spells one name in three ways, and not every spelling follows from another, so none is derived.
/// <see href="https://developers.google.com/health/data-types">Source</see>.</remarks>
internal sealed record HealthDataType(string PathName, string TimeField, string MemberName, bool IsCivil = false)
{
    private readonly byte[] _member = Encoding.UTF8.GetBytes(MemberName);

    public static HealthDataType HeartRate { get; } = new("heart-rate", "heart_rate.sample_time.physical_time", "heartRate");

    public static HealthDataType Steps { get; } = new("steps", "steps.interval.start_time", "steps");

    // The service filters sleep by its end, and by the wall clock alone: the instant is documented and refused.
    public static HealthDataType Sleep { get; } = new("sleep", "sleep.interval.civil_end_time", "sleep", IsCivil: true);

    /// <summary>Gets the name of the member as it stands in an answer.</summary>
    public ReadOnlySpan<byte> Member => _member;
}
