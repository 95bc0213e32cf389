namespace FitbitSdk.Simulators.People.Nights;

/// <summary>The resting heart rate of a date as the service tells it.</summary>
internal static class RestingHeartRates
{
    /// <summary>Beats per minute of each date whose night was worn and is uploaded, by date, also where two nights should end on one.</summary>
    public static IReadOnlyDictionary<DateOnly, int> Of(Person person, Upload upload) =>
        upload.Nights().Select(static night => night.DateOfSleep).Distinct().ToDictionary(static date => date, date => Of(person, upload, date));

    /// <summary>A first guess in the morning, which the whole day then corrects by a beat or not at all.</summary>
    private static int Of(Person person, Upload upload, DateOnly date)
    {
        int final = (int)Math.Round(person.RestingHeartRate(date));
        bool isOver = person.Clock.StartOfDay(date.AddDays(1)) <= upload.Watermark;
        return isOver ? final : final + person.Chance(date, Aspect.RestingHeartRate).Pick(-1, 2);
    }
}
