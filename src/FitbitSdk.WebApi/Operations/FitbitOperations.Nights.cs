using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>What is measured during sleep, and temperatures and fitness beside it.</summary>
    public static class Nights
    {
        /// <summary>Reads the heart rate variability of the night that ended on a date.</summary>
        public static FitbitOperation GetHeartRateVariabilitySummary { get; } = Read(
            "hrv/date/{date}.json", ["heartrate"], "heartrate-variability/get-hrv-summary-by-date",
            [Date("date")]);

        /// <summary>Reads heart rate variability by night.</summary>
        public static FitbitOperation GetHeartRateVariabilitySummaries { get; } = Read(
            "hrv/date/{startDate}/{endDate}.json", ["heartrate"], "heartrate-variability/get-hrv-summary-by-interval",
            [Date("startDate"), Date("endDate")]) with { MaximumRange = Days(30) };

        /// <summary>Reads heart rate variability every five minutes of the night that ended on a date.</summary>
        public static FitbitOperation GetHeartRateVariabilityIntraday { get; } = Read(
            "hrv/date/{date}/all.json", ["heartrate"], "intraday/get-hrv-intraday-by-date",
            [Date("date")]);

        /// <summary>Reads heart rate variability every five minutes of nights.</summary>
        public static FitbitOperation GetHeartRateVariabilityIntradayByDates { get; } = Read(
            "hrv/date/{startDate}/{endDate}/all.json", ["heartrate"], "intraday/get-hrv-intraday-by-interval",
            [Date("startDate"), Date("endDate")]) with { MaximumRange = Days(30) };

        /// <summary>Reads the breathing rate of the night that ended on a date.</summary>
        public static FitbitOperation GetBreathingRateSummary { get; } = Read(
            "br/date/{date}.json", ["respiratory_rate"], "breathing-rate/get-br-summary-by-date",
            [Date("date")]);

        /// <summary>Reads breathing rates by night.</summary>
        public static FitbitOperation GetBreathingRateSummaries { get; } = Read(
            "br/date/{startDate}/{endDate}.json", ["respiratory_rate"], "breathing-rate/get-br-summary-by-interval",
            [Date("startDate"), Date("endDate")]) with { MaximumRange = Days(30) };

        /// <summary>Reads the breathing rate by sleep stage of the night that ended on a date.</summary>
        public static FitbitOperation GetBreathingRateIntraday { get; } = Read(
            "br/date/{date}/all.json", ["respiratory_rate"], "intraday/get-br-intraday-by-date",
            [Date("date")]);

        /// <summary>Reads breathing rates by sleep stage of nights.</summary>
        public static FitbitOperation GetBreathingRateIntradayByDates { get; } = Read(
            "br/date/{startDate}/{endDate}/all.json", ["respiratory_rate"], "intraday/get-br-intraday-by-interval",
            [Date("startDate"), Date("endDate")]) with { MaximumRange = Days(30) };

        /// <summary>Reads the oxygen saturation of the night that ended on a date.</summary>
        public static FitbitOperation GetOxygenSaturationSummary { get; } = Read(
            "spo2/date/{date}.json", ["oxygen_saturation"], "spo2/get-spo2-summary-by-date",
            [Date("date")]);

        /// <summary>Reads oxygen saturation by night.</summary>
        public static FitbitOperation GetOxygenSaturationSummaries { get; } = Read(
            "spo2/date/{startDate}/{endDate}.json", ["oxygen_saturation"], "spo2/get-spo2-summary-by-interval",
            [Date("startDate"), Date("endDate")])
        with
        {
            // No longest range is documented; that of the other nightly measures.
            MaximumRange = Days(30),
        };

        /// <summary>Reads oxygen saturation by minute of the night that ended on a date.</summary>
        public static FitbitOperation GetOxygenSaturationIntraday { get; } = Read(
            "spo2/date/{date}/all.json", ["oxygen_saturation"], "intraday/get-spo2-intraday-by-date",
            [Date("date")]);

        /// <summary>Reads oxygen saturation by minute of nights.</summary>
        public static FitbitOperation GetOxygenSaturationIntradayByDates { get; } = Read(
            "spo2/date/{startDate}/{endDate}/all.json", ["oxygen_saturation"], "intraday/get-spo2-intraday-by-interval",
            [Date("startDate"), Date("endDate")]) with { MaximumRange = Days(30) };

        /// <summary>Reads the core temperatures that the user logged on a date.</summary>
        public static FitbitOperation GetCoreTemperatureOnDate { get; } = Read(
            "temp/core/date/{date}.json", ["temperature"], "temperature/get-temperature-core-summary-by-date",
            [Date("date")]);

        /// <summary>Reads the core temperatures that the user logged.</summary>
        public static FitbitOperation GetCoreTemperature { get; } = Read(
            "temp/core/date/{startDate}/{endDate}.json", ["temperature"], "temperature/get-temperature-core-summary-by-interval",
            [Date("startDate"), Date("endDate")]) with { MaximumRange = Days(30) };

        /// <summary>Reads the skin temperature of the night that ended on a date.</summary>
        public static FitbitOperation GetSkinTemperatureOnDate { get; } = Read(
            "temp/skin/date/{date}.json", ["temperature"], "temperature/get-temperature-skin-summary-by-date",
            [Date("date")]);

        /// <summary>Reads skin temperatures by night.</summary>
        public static FitbitOperation GetSkinTemperature { get; } = Read(
            "temp/skin/date/{startDate}/{endDate}.json", ["temperature"], "temperature/get-temperature-skin-summary-by-interval",
            [Date("startDate"), Date("endDate")]) with { MaximumRange = Days(30) };

        /// <summary>Reads the cardio fitness score of a date.</summary>
        public static FitbitOperation GetCardioFitness { get; } = Read(
            "cardioscore/date/{date}.json", ["cardio_fitness"], "cardio-fitness-score/get-vo2max-summary-by-date",
            [Date("date")]);

        /// <summary>Reads cardio fitness scores by date.</summary>
        public static FitbitOperation GetCardioFitnessByDates { get; } = Read(
            "cardioscore/date/{startDate}/{endDate}.json", ["cardio_fitness"], "cardio-fitness-score/get-vo2max-summary-by-interval",
            [Date("startDate"), Date("endDate")]) with { MaximumRange = Days(30) };

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetHeartRateVariabilitySummary, GetHeartRateVariabilitySummaries, GetHeartRateVariabilityIntraday,
            GetHeartRateVariabilityIntradayByDates, GetBreathingRateSummary, GetBreathingRateSummaries, GetBreathingRateIntraday,
            GetBreathingRateIntradayByDates, GetOxygenSaturationSummary, GetOxygenSaturationSummaries, GetOxygenSaturationIntraday,
            GetOxygenSaturationIntradayByDates, GetCoreTemperatureOnDate, GetCoreTemperature, GetSkinTemperatureOnDate, GetSkinTemperature,
            GetCardioFitness, GetCardioFitnessByDates,
        ];
    }
}
