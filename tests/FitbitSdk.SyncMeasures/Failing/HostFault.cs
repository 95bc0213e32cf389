namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>What goes wrong on this side of the network, or to answers on their way.</summary>
internal enum HostFault
{
    None,

    /// <summary>Each answer of the stream is 422.</summary>
    AnswerTooLarge,

    /// <summary>One element of one day's answer cannot be mapped.</summary>
    NonsenseInAnswer,

    /// <summary>Nothing can be read again: days that are two days over are refused, once they were read.</summary>
    RereadsRefused,

    /// <summary>One day cannot be read again.</summary>
    RereadOfOneDayRefused,

    /// <summary>The token endpoint does not know the application.</summary>
    WrongSecret,

    /// <summary>The sink never says what became of the records.</summary>
    SinkIsSilent,

    /// <summary>The sink refuses one record of one day, and takes all others.</summary>
    SinkRefusesOne,

    TokensUnreadable,
    TokensUnwritable,
    OffsetsUnreadable,
    OffsetsUnwritable,
}
