namespace FitbitSdk.WebApi;

/// <summary>Where a parameter of a call stands.</summary>
public enum FitbitParameterPlace
{
    /// <summary>In the path.</summary>
    Path = 0,

    /// <summary>In the query.</summary>
    Query = 1,

    /// <summary>In the body, which is a form.</summary>
    Form = 2,

    /// <summary>In a header.</summary>
    Header = 3,

    /// <summary>It is the body.</summary>
    Body = 4,
}
