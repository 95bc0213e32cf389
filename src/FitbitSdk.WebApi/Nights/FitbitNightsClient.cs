using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What is measured during sleep, and temperatures and fitness beside it.</summary>
/// <remarks>A night is the longest sleep of the date on which it ended; its measurements may be of the date before.
/// <inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitNightsClient : FitbitAreaClient
{
    internal FitbitNightsClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitNightsClient()
    {
    }

    private async Task<TNight?> ReadNightAsync<TDocument, TNight>(SyncUser user, FitbitOperation operation, LocalDate date, CancellationToken cancellationToken)
        where TDocument : IListDocument<TNight>
        where TNight : class =>
        await Api.ReadListAsync<TDocument, TNight>(user, operation, new() { ["date"] = date }, cancellationToken).ConfigureAwait(false) is [var night, ..] ? night : null;

    private Task<IReadOnlyList<TNight>> ReadNightsAsync<TDocument, TNight>(
        SyncUser user, FitbitOperation operation, DateInterval dates, CancellationToken cancellationToken)
        where TDocument : IListDocument<TNight> =>
        Api.ReadRangeAsync<TDocument, TNight>(user, operation, dates, [], cancellationToken);
}
