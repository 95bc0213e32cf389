using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Tokens. <see cref="FitbitAuthorization"/> and <see cref="FitbitSdk.Http.TokenManager"/> send these; <see cref="FitbitClient.SendAsync"/>
    /// does not.</summary>
    public static class OAuth
    {
        /// <summary>Trades a code or a refresh token for a pair of tokens.</summary>
        public static FitbitOperation GetToken { get; } = Post(
            "oauth2/token", [], "authorization/oauth2-token",
            [
                Text("Authorization").InHeader().Optional(), Text("code").InForm().Optional(), Text("client_id").InForm().Optional(),
                Whole("expires_in").InForm().Optional(),
                Words("grant_type", "authorization_code", "refresh_token", "client_credentials").InForm(),
                Text("redirect_uri").InForm().Optional(), Text("refresh_token").InForm().Optional(),
                Text("code_verifier").InForm().Optional(), Text("state").InForm().Optional(),
            ])
        with
        {
            Version = "",
            IsPersonal = false,
            IsOfTokenService = true,
        };

        /// <summary>Tells whether a token is valid.</summary>
        public static FitbitOperation Introspect { get; } = Post("oauth2/introspect", [], "authorization/introspect", [Text("token").InForm()])
        with
        {
            Version = "1.1",
            IsPersonal = false,
            IsOfTokenService = true,
        };

        /// <summary>Ends a consent.</summary>
        public static FitbitOperation Revoke { get; } = Post("oauth2/revoke", [], "authorization/revoke-token", [Text("token").InForm()])
        with
        {
            Version = "",
            IsPersonal = false,
            IsOfTokenService = true,
        };

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetToken, Introspect, Revoke,
        ];
    }
}
