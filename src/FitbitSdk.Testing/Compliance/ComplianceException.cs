namespace FitbitSdk.Testing;

/// <summary>A store, lease or sink does not keep its contract. The message names the case and the difference, and holds no token.</summary>
public sealed class ComplianceException : Exception
{
    internal ComplianceException(string caseName, string difference, Exception? innerException = null)
        : base($"{caseName}: {difference}", innerException) => (CaseName, Difference) = (caseName, difference);

    /// <summary>Gets the name of the case that failed.</summary>
    public string CaseName { get; }

    /// <summary>Gets what was expected and what was found.</summary>
    public string Difference { get; }
}
