using System.Globalization;
using FitbitSdk.FormatJudges;

// Writes what the judges read, and reads what they wrote; ./measure.sh calls this by way of tests/measures/avro_judges.py and json_schemas.py.
switch (args)
{
    case ["avro-write", var folder, var previous, var records]:
        AvroCases.Write(folder, previous, int.Parse(records, CultureInfo.InvariantCulture));
        return 0;

    case ["avro-read", var folder]:
        return AvroCases.Read(folder, Console.Out) ? 0 : 1;

    case ["json-write", var folder, var records]:
        JsonCases.Write(folder, int.Parse(records, CultureInfo.InvariantCulture));
        return 0;

    default:
        await Console.Error.WriteLineAsync("FitbitSdk.FormatJudges: avro-write FOLDER PREVIOUS RECORDS | avro-read FOLDER | json-write FOLDER RECORDS");
        return 2;
}
