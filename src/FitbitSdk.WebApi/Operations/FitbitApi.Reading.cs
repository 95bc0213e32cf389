using System.Runtime.CompilerServices;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

internal sealed partial class FitbitApi
{
    // A hundred thousand logs: a list that goes on is a loop.
    private const int MaximumPages = 1000;

    /// <summary>Reads an answer.</summary>
    public async Task<T> ReadAsync<T>(SyncUser user, FitbitOperation operation, FitbitArguments arguments, CancellationToken cancellationToken)
    {
        using ApiAnswer answer = await CallAsync(user, operation, arguments, cancellationToken).ConfigureAwait(false);
        return answer.Read(body => FitbitJson.Read<T>(operation, body)).Value;
    }

    /// <summary>Reads the entries of an answer that is a list.</summary>
    public async Task<IReadOnlyList<TItem>> ReadListAsync<TDocument, TItem>(
        SyncUser user, FitbitOperation operation, FitbitArguments arguments, CancellationToken cancellationToken)
        where TDocument : IListDocument<TItem> =>
        (await ReadAsync<TDocument>(user, operation, arguments, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>Reads an answer that is a bare array.</summary>
    public async Task<IReadOnlyList<TItem>> ReadListAsync<TItem>(SyncUser user, FitbitOperation operation, FitbitArguments arguments, CancellationToken cancellationToken)
    {
        using ApiAnswer answer = await CallAsync(user, operation, arguments, cancellationToken).ConfigureAwait(false);
        return answer.Read(body => FitbitJson.ReadList<TItem>(operation, body)).Value;
    }

    /// <summary>Reads the first page of a list.</summary>
    public async Task<FitbitPage<TItem>> ReadPageAsync<TDocument, TItem>(
        SyncUser user, FitbitOperation operation, FitbitListQuery query, CancellationToken cancellationToken)
        where TDocument : IPageDocument<TItem>
    {
        ArgumentNullException.ThrowIfNull(query);
        using ApiAnswer answer = await CallAsync(user, operation, query.ToArguments(operation), cancellationToken).ConfigureAwait(false);
        return ToPage<TDocument, TItem>(user, operation, answer);
    }

    /// <summary>Reads the page to which a link leads.</summary>
    public async Task<FitbitPage<TItem>> ReadPageAsync<TDocument, TItem>(
        SyncUser user, FitbitOperation operation, FitbitPageLink link, CancellationToken cancellationToken)
        where TDocument : IPageDocument<TItem>
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(link);
        ApiRequest api = new(link.AddressFor(user, operation)) { Headers = Settings.ToHeaders([]) };
        using ApiAnswer answer = await transport.SendAsync(TicketOf(user, operation), api, cancellationToken).ConfigureAwait(false);
        return ToPage<TDocument, TItem>(user, operation, answer);
    }

    /// <summary>Reads a list, page after page as its entries are asked for.</summary>
    public async IAsyncEnumerable<TItem> EnumerateAsync<TDocument, TItem>(
        SyncUser user, FitbitOperation operation, FitbitListQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TDocument : IPageDocument<TItem>
    {
        HashSet<Uri> seen = [];
        FitbitPage<TItem> page = await ReadPageAsync<TDocument, TItem>(user, operation, query, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            foreach (TItem item in page.Items)
            {
                yield return item;
            }

            if (page.Next is not { } next)
            {
                yield break;
            }

            // Ending here in silence would lose the rest of the list.
            if (!seen.Add(next.Address) || seen.Count > MaximumPages)
            {
                throw new HealthApiProtocolException(operation.Name, "the links between pages go round in a circle.");
            }

            page = await ReadPageAsync<TDocument, TItem>(user, operation, next, cancellationToken).ConfigureAwait(false);
        }
    }

    private FitbitPage<TItem> ToPage<TDocument, TItem>(SyncUser user, FitbitOperation operation, ApiAnswer answer)
        where TDocument : IPageDocument<TItem>
    {
        return answer.Read(body =>
        {
            TDocument document = FitbitJson.Read<TDocument>(operation, body);
            return new FitbitPage<TItem>
            {
                Items = document.Items,
                Next = document.Pagination?.Next is { Length: > 0 } next ? new(PageLink.Resolve(BaseAddress, next, operation), user.Key, operation.Name) : null,
            };
        }).Value;
    }
}
