namespace FitbitSdk.Testing;

/// <summary>One statement of a contract that a store, lease or sink keeps or breaks. Any test framework can run it.</summary>
/// <typeparam name="T">What is put to the test, or the fixture that gives it.</typeparam>
public sealed class ComplianceCase<T>
    where T : notnull
{
    // Far beyond what any store needs; it turns a call that never ends into a failure that names its case.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Func<ComplianceRun<T>, Task> _body;

    internal ComplianceCase(string name, Func<ComplianceRun<T>, Task> body) => (Name, _body) = (name, body);

    /// <summary>Gets the name: what is done, under which condition, with which outcome.</summary>
    public string Name { get; }

    /// <summary>Runs the case.</summary>
    /// <param name="open">Opens what is put to the test. The first call of a run must find it empty; each further call of the same run must open
    /// the same underlying store again, as a restarted process would. What it gives is disposed of by the case, if it can be.</param>
    /// <returns>A task that ends when the case holds.</returns>
    /// <exception cref="ComplianceException">The contract is broken.</exception>
    /// <remarks>What <paramref name="open"/> or the tested calls throw comes out as it is.</remarks>
    public async Task RunAsync(Func<ValueTask<T>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        ComplianceRun<T> run = new(Name, open);
        Task body = run.UseAsync(_body);
        try
        {
            await body.WaitAsync(Patience, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException e) when (!body.IsCompleted)
        {
            throw new ComplianceException(Name, $"it did not end within {Patience.TotalMinutes:0} minutes.", e);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
