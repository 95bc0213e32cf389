using System.Globalization;
using System.Reflection;
using System.Text;

namespace FitbitSdk.Architecture.Tests;

/// <summary>Writes down the public surface of an assembly, member by member, in a stable order.</summary>
internal static class PublicApi
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Describe(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.AppendLine(Header(type));
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").AppendLine(member);
            }
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<string> bases = new[] { type.BaseType }
            .Where(static b => b is not null && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum))
            .Select(static b => Name(b!))
            .Concat(type.GetInterfaces().Select(static i => Name(i)).Order(StringComparer.Ordinal));
        string list = string.Join(", ", bases);
        return $"{kind} {type.Namespace}.{Name(type)}{(type.IsEnum || list.Length == 0 ? string.Empty : $" : {list}")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        return [
            .. type.GetConstructors(All).Where(IsVisible).Select(static c => $".ctor({Parameters(c)})"),
            .. type.GetFields(All).Where(static f => f.IsPublic || f.IsFamily).Select(static f => $"{Static(f.IsStatic)}{(f.IsLiteral ? "const " : f.IsInitOnly ? "readonly " : string.Empty)}{Name(f.FieldType)} {f.Name}"),
            .. type.GetProperties(All).Where(static p => p.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Property),
            .. type.GetMethods(All).Where(static m => IsVisible(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)) && !m.Name.StartsWith('<')).Select(Method),
        ];
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Property(PropertyInfo property)
    {
        MethodInfo any = property.GetAccessors(nonPublic: true)[0];
        bool init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(static m => m.Name == "IsExternalInit") ?? false;
        bool required = property.GetCustomAttributes().Any(static a => a.GetType().Name == "RequiredMemberAttribute");
        string set = property.SetMethod is { } setter && IsVisible(setter) ? init ? " init;" : " set;" : string.Empty;
        string get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : string.Empty;
        string nullable = Mark(property.PropertyType, Nullability.Create(property).ReadState);
        return $"{Static(any.IsStatic)}{(required ? "required " : string.Empty)}{Modifier(any)}{Name(property.PropertyType)}{nullable} {property.Name} {{{get}{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        string generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static g => g.Name))}>" : string.Empty;
        string nullable = Mark(method.ReturnType, Nullability.Create(method.ReturnParameter).ReadState);
        return $"{Static(method.IsStatic)}{Modifier(method)}{Name(method.ReturnType)}{nullable} {method.Name}{generics}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static p =>
        $"{(p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : string.Empty)}{Name(p.ParameterType)}{Mark(p.ParameterType, Nullability.Create(p).WriteState)} {p.Name}{(p.HasDefaultValue ? $" = {p.DefaultValue ?? "default"}" : string.Empty)}"));

    private static string Mark(Type type, NullabilityState state) => !type.IsValueType && state is NullabilityState.Nullable ? "?" : string.Empty;

    private static string Static(bool isStatic) => isStatic ? "static " : string.Empty;

    private static string Modifier(MethodInfo method) => method.DeclaringType!.IsInterface || !method.IsVirtual || method.IsFinal
        ? string.Empty
        : method.IsAbstract ? "abstract " : method.GetBaseDefinition() != method ? "override " : "virtual ";

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : string.Empty);
        }

        string name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
