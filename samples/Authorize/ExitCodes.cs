namespace Authorize;

/// <summary>What the process says to the one who started it.</summary>
internal static class ExitCodes
{
    public const int Authorized = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int Declined = 3;
    public const int TimedOut = 4;
}
