using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>The authorization code grant. Only an exchange that succeeds spends its code.</summary>
internal sealed class CodeExchange(AuthorizationCodes codes, IAccountTokens tokens)
{
    public (TokenGrant? Granted, ApiError? Refused) Exchange(IFormCollection form, ClientProof proof, DateTimeOffset now)
    {
        string code = form["code"].ToString();
        if (code.Length == 0)
        {
            return (null, ApiError.InvalidRequest("code", "Missing parameters: code."));
        }

        if (codes.Find(code, now) is not { } consent)
        {
            return (null, ApiError.InvalidCode(code));
        }

        if (Mismatch(form, proof, consent, code) is { } mismatch)
        {
            return (null, mismatch);
        }

        return codes.TrySpend(code) ? (tokens.Consent(consent.UserId, consent.Scopes, now), null) : (null, ApiError.InvalidCode(code));
    }

    private static ApiError? Mismatch(IFormCollection form, ClientProof proof, PendingConsent consent, string code)
    {
        if (form["redirect_uri"] != consent.RedirectUri)
        {
            return ApiError.RedirectMismatch(form["redirect_uri"].ToString());
        }

        // Somebody must prove something: the secret, or that the exchange comes from whoever asked.
        if (consent.Challenge is null)
        {
            return proof is ClientProof.Secret ? null : ApiError.InvalidClient;
        }

        string verifier = form["code_verifier"].ToString();
        if (!ProofKey.IsVerifier(verifier))
        {
            return ApiError.InvalidRequest("code_verifier", "Invalid code_verifier: it must have 43 to 128 characters.");
        }

        return ProofKey.Answers(verifier, consent.Challenge) ? null : ApiError.InvalidCode(code);
    }
}
