using NodaTime;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>What a mapper must know besides the answer.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Origin">What all records of the answer have in common.</param>
/// <param name="Now">The time by the injected clock.</param>
internal sealed record MappingContext(ReadRequest Request, RecordOrigin Origin, Instant Now);
