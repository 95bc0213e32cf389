namespace FitbitSdk.Records;

/// <summary>What a schema is for. Defaults and aliases are the reader's: where data was only written with it, a wrong one harms nobody.</summary>
internal enum AvroSchemaUse
{
    Reading,
    Writing,
}
