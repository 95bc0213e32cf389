namespace FitbitSdk.Http;

/// <summary>The names of what both providers trace and measure of their reads, each from its own source and meter.</summary>
internal static class ReadDiagnostics
{
    internal static class Activities
    {
        public const string Window = "fitbitsdk.read";
    }

    internal static class Metrics
    {
        public const string Records = "fitbitsdk.read.records";
        public const string Problems = "fitbitsdk.read.problems";
    }

    internal static class Tags
    {
        public const string Provider = "fitbitsdk.provider";
        public const string Stream = "fitbitsdk.stream";
        public const string Outcome = "fitbitsdk.outcome";
        public const string Problem = "fitbitsdk.problem";
        public const string Requests = "fitbitsdk.requests";
        public const string Records = "fitbitsdk.records";
        public const string Problems = "fitbitsdk.problems";
    }
}
