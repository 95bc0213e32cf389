using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

internal sealed partial class FitbitApi
{
    /// <summary>Reads the entries of a range of dates, in as many requests as the longest range of one makes of it, oldest first.</summary>
    public Task<IReadOnlyList<TItem>> ReadRangeAsync<TDocument, TItem>(
        SyncUser user, FitbitOperation operation, DateInterval dates, FitbitArguments arguments, CancellationToken cancellationToken)
        where TDocument : IListDocument<TItem> =>
        ReadRangeAsync(user, operation, dates, arguments, static (TDocument document, LocalDate _) => document.Items, cancellationToken);

    /// <summary>Reads a range as above, where an answer does not say of which date it is.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="operation">A call with a first and a last date.</param>
    /// <param name="dates">The range.</param>
    /// <param name="arguments">All but the dates, which are put among them.</param>
    /// <param name="items">Gives the entries of an answer, told its first date.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<IReadOnlyList<TItem>> ReadRangeAsync<TDocument, TItem>(
        SyncUser user, FitbitOperation operation, DateInterval dates, FitbitArguments arguments, Func<TDocument, LocalDate, IEnumerable<TItem>> items,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dates);
        int days = ArgumentCheck.MaximumRangeOf(operation, arguments)!.Value.Days;
        return ReadPartsAsync(user, operation, DateParts.Of(dates, days), arguments, static (_, _) => { }, items, cancellationToken);
    }

    /// <summary>Reads what lies between two times, both minutes included, in a request a date: rows state times without a date.</summary>
    public Task<IReadOnlyList<TItem>> ReadTimesAsync<TDocument, TItem>(
        SyncUser user, FitbitOperation operation, LocalDateTime start, LocalDateTime end, FitbitArguments arguments, Func<TDocument, LocalDate, TItem> item,
        CancellationToken cancellationToken)
    {
        if (end < start)
        {
            throw new ArgumentException("The range ends before it begins.", nameof(end));
        }

        return ReadPartsAsync(
            user, operation, DateParts.Of(new(start.Date, end.Date), days: 1), arguments, SetTimes, (TDocument document, LocalDate date) => new[] { item(document, date) }, cancellationToken);

        void SetTimes(FitbitArguments part, LocalDate date) => (part["start-time"], part["end-time"]) =
            (date == start.Date ? start.TimeOfDay : LocalTime.Midnight, date == end.Date ? end.TimeOfDay : new LocalTime(23, 59));
    }

    private async Task<IReadOnlyList<TItem>> ReadPartsAsync<TDocument, TItem>(
        SyncUser user, FitbitOperation operation, IEnumerable<DateInterval> parts, FitbitArguments arguments, Action<FitbitArguments, LocalDate> complete,
        Func<TDocument, LocalDate, IEnumerable<TItem>> items, CancellationToken cancellationToken)
    {
        (FitbitParameter first, FitbitParameter last) = operation.Range!.Value;
        List<TItem> all = [];
        int requests = 0;
        foreach (DateInterval part in parts)
        {
            (arguments[first.Name], arguments[last.Name]) = (part.Start, part.End);
            complete(arguments, part.Start);
            try
            {
                using ApiAnswer answer = await CallAsync(user, operation, arguments, cancellationToken).ConfigureAwait(false);
                (TDocument document, int spent) = answer.Read(body => FitbitJson.Read<TDocument>(operation, body));
                all.AddRange(items(document, part.Start));
                requests += spent;
            }
            catch (HealthApiException e) when (requests > 0)
            {
                throw e.WithRequests(requests + e.Requests);
            }
        }

        return all;
    }
}
