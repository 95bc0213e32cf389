using System.Reflection;
using System.Text.RegularExpressions;

namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary>Each reading operation has a method, and each method sends what it names.</summary>
public sealed partial class MethodTests
{
    public static TheoryData<string, string> Methods => [.. All().Select(static method => (method.ToString()!, string.Join(' ', Reads(method)))).Distinct()];

    [Fact]
    public void Operations_EachReadingOne_HasAMethod()
    {
        string[] written = [.. All().SelectMany(Reads)];

        Assert.Empty(written.Except(FitbitOperations.All.Select(static row => row.Name)));
        Assert.Empty(FitbitOperations.All.Where(static row => row.Method == HttpMethod.Get).Select(static row => row.Name).Except(written));
    }

    [Fact]
    public void Clients_EachPublicMethodThatSends_NamesItsOperation() => Assert.All(
        Areas().SelectMany(static area => area.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(static method => method.Name.EndsWith("Async", StringComparison.Ordinal)),
        static method =>
        {
            Assert.NotEmpty(Reads(method));
            Assert.True(method.IsVirtual, $"{method} is not virtual.");
            Assert.Equal(typeof(SyncUser), method.GetParameters()[0].ParameterType);
            Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType);
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Call_EachMethod_SendsTheOperationThatItNamesAndHasNoListThatIsNull(string method, string operations)
    {
        MethodInfo target = All().First(one => one.ToString() == method && string.Join(' ', Reads(one)) == operations);
        await using AnsweredClient api = AnsweredClient.With(Enumerable.Repeat("{}", 10).ToArray());

        object? answer = await SampleCall.InvokeAsync(api.Client, target);

        FitbitOperation row = FitbitOperations.All.Single(one => one.Name == operations);
        string path = Regex.Escape(row.Template).Replace(@"\{", "{", StringComparison.Ordinal);
        Assert.Matches($"^{row.Method} {Parameter().Replace(path, "[^/]+")}([?].*)?$", api.Requests[0]);
        Assert.DoesNotContain(Lists(answer), static list => list is null);
    }

    private static IEnumerable<object?> Lists(object? answer) => answer is null || answer.GetType().Assembly != typeof(FitbitClient).Assembly
        ? []
        : answer.GetType().GetProperties().Where(static property => property.PropertyType.Name == typeof(IReadOnlyList<>).Name).Select(property => property.GetValue(answer));

    private static IEnumerable<PropertyInfo> Areas() => typeof(FitbitClient).GetProperties().Where(static property => property.PropertyType.IsSubclassOf(typeof(FitbitAreaClient)));

    private static IEnumerable<MethodInfo> All() => Areas().SelectMany(static area => area.PropertyType.GetMethods()).Where(static method => Reads(method).Count > 0);

    private static IReadOnlyList<string> Reads(MethodInfo method) => method.GetCustomAttribute<ReadsAttribute>()?.Operations ?? [];

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
