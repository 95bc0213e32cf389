namespace FitbitSdk.WebApi;

/// <summary>Electrocardiograms and irregular rhythm notifications.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitEcgClient : FitbitAreaClient
{
    internal FitbitEcgClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitEcgClient()
    {
    }

    /// <summary>Reads the first page of electrocardiograms.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Where the list begins, and in which direction it goes; at most 10 entries a page.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The page.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/electrocardiogram/get-ecg-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Ecg.GetEcgLogList))]
    public virtual Task<FitbitPage<FitbitEcgReading>> GetReadingPageAsync(SyncUser user, FitbitListQuery query, CancellationToken cancellationToken = default) =>
        Api.ReadPageAsync<EcgDocument, FitbitEcgReading>(user, FitbitOperations.Ecg.GetEcgLogList, query, cancellationToken);

    /// <summary>Reads a further page of electrocardiograms.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="link">What the page before gave.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The page.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/electrocardiogram/get-ecg-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Ecg.GetEcgLogList))]
    public virtual Task<FitbitPage<FitbitEcgReading>> GetReadingPageAsync(SyncUser user, FitbitPageLink link, CancellationToken cancellationToken = default) =>
        Api.ReadPageAsync<EcgDocument, FitbitEcgReading>(user, FitbitOperations.Ecg.GetEcgLogList, link, cancellationToken);

    /// <summary>Reads electrocardiograms, page after page as they are asked for.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Where the list begins, and in which direction it goes; at most 10 entries a page.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The electrocardiograms, in the direction of the query.</returns>
    /// <remarks>Costs one request a page.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/electrocardiogram/get-ecg-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Ecg.GetEcgLogList))]
    public virtual IAsyncEnumerable<FitbitEcgReading> GetReadingsAsync(SyncUser user, FitbitListQuery query, CancellationToken cancellationToken = default) =>
        Api.EnumerateAsync<EcgDocument, FitbitEcgReading>(user, FitbitOperations.Ecg.GetEcgLogList, query, cancellationToken);
}
