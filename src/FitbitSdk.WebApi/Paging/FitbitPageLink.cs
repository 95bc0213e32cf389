using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>Leads to a page of a list: the service's own link, path and query as they are, on the configured base address.</summary>
public sealed class FitbitPageLink
{
    private readonly UserKey _user;
    private readonly string _operation;

    internal FitbitPageLink(Uri address, UserKey user, string operation) => (Address, _user, _operation) = (address, user, operation);

    internal Uri Address { get; }

    /// <exception cref="ArgumentException">The link is of another user, or of another list.</exception>
    internal Uri AddressFor(SyncUser user, FitbitOperation operation) => user.Key == _user && operation.Name == _operation
        ? Address
        : throw new ArgumentException($"The link belongs to another user, or to another list than {operation}.", nameof(operation));
}
