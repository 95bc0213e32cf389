using FitbitSdk;
using FitbitSdk.Records;

namespace OwnStores;

internal sealed class OwnTokenStore(FileRows<TokenKey> rows) : ITokenStore
{
    public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) => new(Read(rows.Find(key)));

    public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken) =>
        new(Read(rows.TryWrite(key, expected?.Version, StoredToken.VersionAfter(expected), TokenCodec.Serialize(next))));

    public async ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) =>
        await rows.Remove(row => row.Key == key && row.Version == expected.Version) == 1;

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => new(rows.Remove(row => row.Key == key));

    private static StoredToken? Read(Row<TokenKey>? row) => row is null ? null : new(TokenCodec.Deserialize(row.Document), row.Version);
}

internal sealed class OwnOffsetStore(FileRows<OffsetKey> rows) : IOffsetStore
{
    public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken) =>
        new(rows.All.Where(row => row.Key.Account == account).ToDictionary(static row => row.Key, static row => Read(row)!));

    public ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken) =>
        new(Read(rows.TryWrite(key, expected?.Version, (expected?.Version ?? 0) + 1, OffsetCodec.Serialize(next))));

    public IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, CancellationToken cancellationToken) =>
        rows.All.Where(row => row.Key.Stream == stream).Select(static row => KeyValuePair.Create(row.Key, Read(row)!)).ToAsyncEnumerable();

    public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken) => new(rows.Remove(row => row.Key.Account.User == user));

    private static SyncOffset? Read(Row<OffsetKey>? row) => row is null ? null : OffsetCodec.Deserialize(row.Document, row.Version);
}
