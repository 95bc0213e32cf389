namespace FitbitSdk.Http;

/// <summary>How the application shows its secret to the token service (RFC 6749, section 2.3.1).</summary>
internal enum ClientAuthentication
{
    /// <summary>In the <c>Authorization</c> header, by the Basic scheme.</summary>
    Header = 0,

    /// <summary>As <c>client_id</c> and <c>client_secret</c> in the form.</summary>
    Form = 1,
}
