using NodaTime;

namespace FitbitSdk;

/// <summary>What a provider is asked about an account.</summary>
/// <param name="User">Whose account.</param>
/// <param name="Parts">What is wanted; a part that costs a request is asked for only here.</param>
/// <param name="KnownZone">The zone that was last seen, by which a source reads local times where it is not asked for the zone; <see langword="null"/>
/// where none is known.</param>
public sealed record StatusRequest(SyncUser User, AccountParts Parts = AccountParts.All, DateTimeZone? KnownZone = null);
