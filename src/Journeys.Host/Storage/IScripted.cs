namespace Journeys.Host.Storage;

/// <summary>What a part of the schema that is no table is made with: SQL that may run again and then changes nothing.</summary>
internal interface IScripted
{
    string Script { get; }
}
