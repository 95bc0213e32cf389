namespace FitbitSdk.WebApi;

public partial class FitbitEcgClient
{
    /// <summary>Reads the first page of the alerts of an irregular rhythm that the user has opened.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Where the list begins, and in which direction it goes; at most 10 entries a page.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The page.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/irregular-rhythm-notifications/get-irn-alerts-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Ecg.GetIrregularRhythmAlertList))]
    public virtual Task<FitbitPage<FitbitRhythmAlert>> GetRhythmAlertPageAsync(
        SyncUser user, FitbitListQuery query, CancellationToken cancellationToken = default) =>
        Api.ReadPageAsync<RhythmAlertDocument, FitbitRhythmAlert>(user, FitbitOperations.Ecg.GetIrregularRhythmAlertList, query, cancellationToken);

    /// <summary>Reads a further page of the alerts of an irregular rhythm that the user has opened.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="link">What the page before gave.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The page.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/irregular-rhythm-notifications/get-irn-alerts-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Ecg.GetIrregularRhythmAlertList))]
    public virtual Task<FitbitPage<FitbitRhythmAlert>> GetRhythmAlertPageAsync(SyncUser user, FitbitPageLink link, CancellationToken cancellationToken = default) =>
        Api.ReadPageAsync<RhythmAlertDocument, FitbitRhythmAlert>(user, FitbitOperations.Ecg.GetIrregularRhythmAlertList, link, cancellationToken);

    /// <summary>Reads the alerts of an irregular rhythm that the user has opened, page after page as they are asked for.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Where the list begins, and in which direction it goes; at most 10 entries a page.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The alerts, in the direction of the query.</returns>
    /// <remarks>Costs one request a page.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/irregular-rhythm-notifications/get-irn-alerts-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Ecg.GetIrregularRhythmAlertList))]
    public virtual IAsyncEnumerable<FitbitRhythmAlert> GetRhythmAlertsAsync(SyncUser user, FitbitListQuery query, CancellationToken cancellationToken = default) =>
        Api.EnumerateAsync<RhythmAlertDocument, FitbitRhythmAlert>(user, FitbitOperations.Ecg.GetIrregularRhythmAlertList, query, cancellationToken);

    /// <summary>Reads how far the user takes part in irregular rhythm notifications.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>How far.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/irregular-rhythm-notifications/get-irn-profile/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Ecg.GetIrregularRhythmProfile))]
    public virtual async Task<FitbitRhythmProfile> GetRhythmProfileAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<RhythmProfileDocument>(user, FitbitOperations.Ecg.GetIrregularRhythmProfile, [], cancellationToken).ConfigureAwait(false)).ToProfile();
}
