namespace FitbitSdk.WebApi;

/// <summary>Names the calls that a method sends: tests hold methods and <see cref="FitbitOperations"/> together by it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReadsAttribute(params string[] operations) : Attribute
{
    public IReadOnlyList<string> Operations { get; } = operations;
}
