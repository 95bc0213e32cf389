using System.Reflection;
using NodaTime;

namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary>Calls any method of a client with arguments that any operation takes.</summary>
internal static class SampleCall
{
    /// <returns>What came back; <see langword="null"/> where the answer could not be read.</returns>
    public static async Task<object?> InvokeAsync(FitbitClient client, MethodInfo method)
    {
        object area = typeof(FitbitClient).GetProperties().Single(property => property.PropertyType == method.DeclaringType).GetValue(client)!;
        try
        {
            object? result = method.Invoke(area, [.. method.GetParameters().Select(parameter => Sample(parameter, method))]);
            if (result is Task task)
            {
                await task;
                return task.GetType().GetProperty("Result")!.GetValue(task);
            }

            await FirstAsync((dynamic)result!);
        }
        catch (HealthApiProtocolException)
        {
            // The answer has nothing in it, and of some that is too little.
        }

        return null;
    }

    private static async Task FirstAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (T _ in list)
        {
            return;
        }
    }

    private static object? Sample(ParameterInfo parameter, MethodInfo method) => parameter.ParameterType switch
    {
        { } type when type == typeof(SyncUser) => TestHost.Anna,
        { } type when type == typeof(CancellationToken) => TestHost.Cancel,
        { } type when type == typeof(LocalDate) => new LocalDate(2026, 3, 14),
        { } type when type == typeof(LocalTime) => parameter.Name == "start" ? new LocalTime(10, 15) : new LocalTime(10, 20),
        { } type when type == typeof(LocalDateTime) => new LocalDate(2026, 3, 14).At(parameter.Name == "start" ? new(10, 15) : new(10, 20)),
        { } type when type == typeof(DateInterval) => new DateInterval(new(2026, 3, 14), new(2026, 3, 15)),
        { } type when type == typeof(FitbitDetailLevel) => FitbitDetailLevel.OneMinute,
        { } type when type == typeof(FitbitListQuery) => FitbitListQuery.After(new LocalDate(2026, 3, 14)),
        { } type when type == typeof(FitbitPageLink) => LinkOf(method),
        { } type when type == typeof(string) => "A1",
        { } type when type.IsEnum => Enum.GetValues(type).GetValue(0),
        { IsValueType: true } type when Nullable.GetUnderlyingType(type) is null && type.GetConstructor([typeof(string)]) is not null => KnownWord(type),
        _ => parameter.HasDefaultValue ? parameter.DefaultValue : throw new NotSupportedException($"No sample of {parameter.ParameterType}."),
    };

    private static FitbitPageLink LinkOf(MethodInfo method)
    {
        FitbitOperation row = FitbitOperations.All.Single(one => one.Name == method.GetCustomAttribute<ReadsAttribute>()!.Operations[0]);
        return new(new("https://api.fitbit.com" + row.Template + "?offset=20"), TestHost.Anna.Key, row.Name);
    }

    private static object KnownWord(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static).First(property => property.PropertyType == type).GetValue(null)!;
}
