namespace FitbitSdk.Records;

/// <summary>What a delivery does to what its receiver holds.</summary>
public enum DeliveryKind
{
    /// <summary>The records are new, or correct what was delivered under the same ids before.</summary>
    Upsert = 0,

    /// <summary>A log was deleted upstream: there is only its id (<see cref="RetractionBatch"/>).</summary>
    Retract = 1,

    /// <summary>All records of a span are void; those that follow in the same batch take their place.</summary>
    RangeReplaced = 2,
}
