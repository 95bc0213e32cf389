namespace FitbitSdk.Http;

/// <summary>A callback is refused: broken, late, or an attack. Nothing was stored; the user may begin again.</summary>
/// <remarks>The message quotes neither code nor state, token or id.</remarks>
/// <param name="failure">Why.</param>
public sealed class AuthorizationException(AuthorizationFailure failure) : Exception(Explain(failure))
{
    /// <summary>Gets why the callback is refused.</summary>
    public AuthorizationFailure Failure { get; } = failure;

    private static string Explain(AuthorizationFailure failure) => failure switch
    {
        AuthorizationFailure.MalformedCallback => "The callback is not one that a provider sends.",
        AuthorizationFailure.UnknownState => "The callback's state is not known: it was never given out, or was used before.",
        AuthorizationFailure.Expired => "The user came back too late.",
        AuthorizationFailure.OtherBrowser => "The callback came from another browser than the one that began.",
        AuthorizationFailure.OtherClient => "The callback belongs to another provider or client.",
        AuthorizationFailure.OtherAddress => "The callback came to another address than the one that was asked for.",
        AuthorizationFailure.OtherAccount => "The user consented with another account than the expected one.",
        _ => "The callback is refused.",
    };
}
