namespace FitbitSdk.WebApi;

/// <summary>A row of a dataset as it was read.</summary>
internal interface IIntradayRow
{
    /// <summary>Gets the second of the day.</summary>
    int Second { get; }
}
