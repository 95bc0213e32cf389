using FitbitSdk;
using FitbitSdk.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps a client's tokens and a sync's offsets in a SQLite file, the embedded default.</summary>
public static class SqliteHealthBuilderExtensions
{
    /// <summary>Keeps tokens, the leases under which they are refreshed, and authorizations under way in a SQLite file; tokens and authorizations
    /// protected, where a protector is registered.</summary>
    /// <typeparam name="TBuilder">The client's builder.</typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="path">The file; created if it does not exist. Client and sync may share it, and clients of all names. Clients without a name share
    /// their stores: of their paths the first that is named counts.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder UseSqlite<TBuilder>(this TBuilder builder, string path)
        where TBuilder : IHealthClientBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.TryAddSingleton<SqliteDatabases>();
        string? name = builder.Name;
        builder.Services.TryAddOfClient<ITokenStore>(name, container =>
            new SqliteTokenStore(container.GetRequiredService<SqliteDatabases>().Get(path), container.GetOfClient<ITokenProtector>(name), name));
        builder.Services.TryAddOfClient<ITokenLease>(name, container =>
            new SqliteTokenLease(container.GetRequiredService<SqliteDatabases>().Get(path), container.GetRequiredService<TimeProvider>(), name));
        builder.Services.TryAddOfClient<IAuthorizationStateStore>(name, container =>
            new SqliteAuthorizationStateStore(container.GetRequiredService<SqliteDatabases>().Get(path), container.GetOfClient<ITokenProtector>(name)));
        return builder;
    }

    /// <summary>Keeps offsets in a SQLite file.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="path">The file; created if it does not exist. Client and sync may share it. The first that is named counts.</param>
    /// <returns>The same builder.</returns>
    public static IHealthSyncBuilder UseSqlite(this IHealthSyncBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.TryAddSingleton<SqliteDatabases>();
        builder.Services.TryAddSingleton<IOffsetStore>(provider => new SqliteOffsetStore(provider.GetRequiredService<SqliteDatabases>().Get(path)));
        return builder;
    }
}
