using System.Diagnostics.CodeAnalysis;
using FitbitSdk;
using FitbitSdk.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Protects the tokens of a client where they are stored.</summary>
public static class TokenProtectionBuilderExtensions
{
    /// <summary>Protects stored tokens by AES-256-GCM.</summary>
    /// <typeparam name="TBuilder">The client's builder.</typeparam>
    /// <param name="builder">The client. Clients of all providers that have the same name, or none, share the protector; the first that is named counts.</param>
    /// <param name="current">The key that protects from now on.</param>
    /// <param name="older">Keys with which rows were protected before.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder ProtectTokens<TBuilder>(this TBuilder builder, TokenProtectionKey current, params IEnumerable<TokenProtectionKey> older)
        where TBuilder : IHealthClientBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        AesGcmTokenProtector protector = new(current, older);
        builder.Services.TryAddOfClient<ITokenProtector>(builder.Name, _ => protector);
        return builder;
    }

    /// <summary>Protects stored tokens by a protector of the host, for example one on a key service.</summary>
    /// <typeparam name="TProtector">The host's protector; made once, by the container.</typeparam>
    /// <param name="builder">The client. Clients of all providers that have the same name, or none, share the protector; the first that is named counts.</param>
    /// <returns>The builder.</returns>
    public static IHttpHealthClientBuilder AddTokenProtector<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProtector>(
        this IHttpHealthClientBuilder builder)
        where TProtector : class, ITokenProtector
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddOfClient<ITokenProtector, TProtector>(builder.Name);
        return builder;
    }
}
