using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary>What all models of answers have in common.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Models_HoldHealthData_SoNoneOfThemPrintsItsValues() => Assert.DoesNotContain(
        Answers().SelectMany(Reachable).Distinct(),
        static type => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null && !IsWord(type));

    [Fact]
    public void Documents_EachList_IsReadLeniently()
    {
        // The service writes null, an empty object or nothing at all for a list without data.
        Type[] documents = [.. FitbitJson.Options.TypeInfoResolverChain.SelectMany(static context => context.GetType().GetCustomAttributesData()).Where(static attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(static attribute => (Type)attribute.ConstructorArguments[0].Value!)];

        Assert.NotEmpty(documents);
        Assert.All(documents.SelectMany(static type => Contracts(type, [])), static contract => Assert.All(
            contract.Properties.Where(static property => property.Get is not null && property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)),
            property => Assert.True(property.CustomConverter is not null, $"{contract.Type.Name}.{property.Name} has no ListConverter.")));
    }

    /// <summary>Gives the types that methods return.</summary>
    private static IEnumerable<Type> Answers() => typeof(FitbitClient).GetProperties().Where(static property => property.PropertyType.IsSubclassOf(typeof(FitbitAreaClient)))
        .SelectMany(static area => area.PropertyType.GetMethods()).Where(static method => method.GetCustomAttribute<ReadsAttribute>() is not null)
        .Select(static method => method.ReturnType).Append(typeof(FitbitWebhookAnswer));

    private static IEnumerable<Type> Reachable(Type type) => Reachable(type, []);

    private static HashSet<Type> Reachable(Type type, HashSet<Type> seen)
    {
        Type[] parts = type.IsGenericType ? type.GetGenericArguments() : [];
        if (type.Assembly == typeof(FitbitClient).Assembly && seen.Add(type))
        {
            parts = [.. parts, .. type.GetProperties().Select(static property => property.PropertyType)];
        }

        foreach (Type part in parts)
        {
            Reachable(part, seen);
        }

        return seen;
    }

    private static bool IsWord(Type type) => Array.Exists(type.GetInterfaces(), static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IFitbitWord<>));

    private static IEnumerable<JsonTypeInfo> Contracts(Type type, HashSet<Type> seen)
    {
        Type element = type.IsArray ? type.GetElementType()! : type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (element.Assembly != typeof(FitbitClient).Assembly || !seen.Add(element))
        {
            return [];
        }

        JsonTypeInfo contract = FitbitJson.Options.GetTypeInfo(element);
        return [contract, .. contract.Properties.SelectMany(property => Contracts(property.PropertyType, seen))];
    }
}
