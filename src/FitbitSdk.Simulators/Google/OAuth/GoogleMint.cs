using System.Globalization;
using FitbitSdk.Simulators.OAuth;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.OAuth;

/// <summary>Derives ids, secrets and tokens in Google's forms from the seed, so that two runs hand out the same ones.</summary>
internal sealed class GoogleMint(int seed)
{
    public string ClientId => $"100000000000-{TokenMint.Letters(Prng.For(seed, 0, 4, Aspect.Client), 16).ToLowerInvariant()}.apps.googleusercontent.com";

    public string ClientSecret => "GOCSPX-" + TokenMint.Hex(Prng.For(seed, 0, 5, Aspect.Client), 28);

    /// <summary>Eighteen digits; the last four are the place in the list, so that no two are alike.</summary>
    public string HealthUserId(int user)
    {
        Prng chance = Prng.For(seed, user, 0, Aspect.HealthUser);
        return string.Create(CultureInfo.InvariantCulture, $"1{chance.Pick(0, 10_000_000):D7}{chance.Pick(0, 1_000_000):D6}{user:D4}");
    }

    public TokenPair Pair(int user, int consent, int generation) => new(
        string.Create(CultureInfo.InvariantCulture, $"ya29.sim{generation}-{TokenMint.Hex(Prng.For(seed, user, (consent * 1_000_000) + generation, Aspect.AccessToken), 40)}"),
        "1//" + TokenMint.Hex(Prng.For(seed, user, ~consent, Aspect.RefreshToken), 48));
}
