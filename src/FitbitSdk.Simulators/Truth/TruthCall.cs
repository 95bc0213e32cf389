using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Truth;

/// <summary>Whose truth is asked for, when, and of which span.</summary>
internal sealed record TruthCall(ServiceUser User, Upload Upload, long Now, Stretch Span)
{
    /// <summary>Tells whether an instant lies inside the span: the night of a date inside may begin before it.</summary>
    public bool Contains(long instant) => instant >= Span.Start && instant < Span.End;

    /// <summary>Tells whether a date lies wholly inside the span, by the person's own midnights.</summary>
    public bool Contains(DateOnly date) => User.Clock.StartOfDay(date) >= Span.Start && User.Clock.StartOfDay(date.AddDays(1)) <= Span.End;
}
