using System.Runtime.CompilerServices;

namespace FitbitSdk.Testing;

/// <summary>One run of a case: opens what is tested, compares, and disposes of everything at the end.</summary>
internal sealed class ComplianceRun<T>(string caseName, Func<ValueTask<T>> open)
    where T : notnull
{
    private readonly List<T> _opened = [];

    public static IReadOnlyList<object[]> Rows(IReadOnlyList<ComplianceCase<T>> cases) => [.. cases.Select(static one => new object[] { one })];

    /// <summary>Names a case after the method that is its body.</summary>
    public static ComplianceCase<T> Case(Func<ComplianceRun<T>, Task> body, [CallerArgumentExpression(nameof(body))] string name = "") => new(name, body);

    public async Task UseAsync(Func<ComplianceRun<T>, Task> body)
    {
        try
        {
            await body(this).ConfigureAwait(false);
        }
        finally
        {
            while (_opened.Count > 0)
            {
                await CloseAsync(_opened[^1]).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask<T> OpenAsync()
    {
        T opened = await open().ConfigureAwait(false);
        _opened.Add(opened);
        return opened;
    }

    /// <summary>Closes one handle and opens another on what lies behind it.</summary>
    public async ValueTask<T> ReopenAsync(T opened)
    {
        await CloseAsync(opened).ConfigureAwait(false);
        return await OpenAsync().ConfigureAwait(false);
    }

    public void That(bool holds, string difference)
    {
        if (!holds)
        {
            throw Failure(difference);
        }
    }

    public void Same<TValue>(TValue expected, TValue actual, string what) =>
        That(EqualityComparer<TValue>.Default.Equals(expected, actual), $"{what}: expected {Text(expected)}, found {Text(actual)}.");

    public TValue Present<TValue>(TValue? value, string difference)
        where TValue : class
        => value ?? throw Failure(difference);

    public ComplianceException Failure(string difference, Exception? cause = null) => new(caseName, difference, cause);

    private static string Text<TValue>(TValue value) => value?.ToString() ?? "null";

    private async ValueTask CloseAsync(T opened)
    {
        // A fixture may hand out one and the same object again and again; it is then closed as often as it was opened.
        _opened.Remove(opened);
        if (opened is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        }
        else if (opened is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }
}
