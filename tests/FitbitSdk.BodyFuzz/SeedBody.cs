using NodaTime;

namespace FitbitSdk.BodyFuzz;

/// <summary>A whole answer, before it is spoilt.</summary>
/// <param name="Provider">Whose: <c>fitbit</c> or <c>google-health</c>.</param>
/// <param name="Kind">What it answers: a stream, <c>devices</c>, <c>profile</c>, <c>settings</c>, <c>identity</c>, <c>token</c> or <c>error</c>.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Bytes">The body.</param>
/// <param name="Date">The first date that it tells of.</param>
internal sealed record SeedBody(string Provider, string Kind, string Name, byte[] Bytes, LocalDate Date);
