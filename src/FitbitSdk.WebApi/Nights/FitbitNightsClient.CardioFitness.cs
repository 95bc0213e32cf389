using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitNightsClient
{
    /// <summary>Reads the cardio fitness of a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The date's score; <see langword="null"/> where the service has none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/cardio-fitness-score/get-vo2max-summary-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetCardioFitness))]
    public virtual Task<FitbitCardioFitness?> GetCardioFitnessAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        ReadNightAsync<CardioFitnessDocument, FitbitCardioFitness>(user, FitbitOperations.Nights.GetCardioFitness, date, cancellationToken);

    /// <summary>Reads cardio fitness by date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date that has one, oldest first; empty where there are none.</returns>
    /// <remarks>Costs one request for each 30 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/cardio-fitness-score/get-vo2max-summary-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetCardioFitnessByDates))]
    public virtual Task<IReadOnlyList<FitbitCardioFitness>> GetCardioFitnessAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<CardioFitnessDocument, FitbitCardioFitness>(user, FitbitOperations.Nights.GetCardioFitnessByDates, dates, cancellationToken);
}
