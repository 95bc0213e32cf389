using FitbitSdk;
using FitbitSdk.Testing;

namespace OwnStores;

/// <summary>Runs the compliance suites without a test framework: each case on a new folder, opened again as often as the case asks.</summary>
internal static class Check
{
    public static async Task<int> RunAsync(string folder)
    {
        int broken = await RunAsync(TokenStoreCompliance.All, folder, static (FileRows<TokenKey> rows) => new OwnTokenStore(rows));
        broken += await RunAsync(OffsetStoreCompliance.All, folder, static (FileRows<OffsetKey> rows) => new OwnOffsetStore(rows));
        Console.WriteLine(broken == 0 ? "Both stores keep their contracts." : $"{broken} cases are broken.");
        return broken == 0 ? 0 : 1;
    }

    private static async Task<int> RunAsync<TKey, TStore>(IReadOnlyList<ComplianceCase<TStore>> cases, string folder, Func<FileRows<TKey>, TStore> create)
        where TKey : notnull
        where TStore : notnull
    {
        int broken = 0;
        foreach (ComplianceCase<TStore> one in cases)
        {
            FileRows<TKey>? rows = null;
            try
            {
                await one.RunAsync(() =>
                {
                    rows?.Dispose();   // the process that owned the folder has ended
                    rows = new(Path.Combine(folder, typeof(TStore).Name, one.Name));
                    return new(create(rows));
                });
                Console.WriteLine($"{typeof(TStore).Name} {one.Name}: ok");
            }
            catch (ComplianceException e)
            {
                broken++;
                Console.WriteLine($"{typeof(TStore).Name} {e.Message}");
            }
            finally
            {
                rows?.Dispose();
            }
        }

        return broken;
    }
}
