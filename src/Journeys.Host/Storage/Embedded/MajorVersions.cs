namespace Journeys.Host.Storage.Embedded;

/// <summary>PostgreSQL reads only data of its own major version.</summary>
internal static class MajorVersions
{
    public static PostgresBinaries Agree(ServerFolder folder, PostgresBinaries binaries)
    {
        if (folder.Major is not { } data || data == binaries.Major) return binaries;
        throw new EmbeddedPostgresException($"""
            The data in {folder.Data} was written by PostgreSQL {data}, and the programs in {binaries.Folder} are PostgreSQL {binaries.Version}.
            Either install PostgreSQL {data} and set Journeys:Postgres:BinFolder to its bin folder (such as /usr/lib/postgresql/{data}/bin){(data < binaries.Major ? Upgrade(folder, data, binaries) : ".")}
            """);
    }

    private static string Upgrade(ServerFolder folder, int old, PostgresBinaries binaries)
    {
        var (data, upgraded) = (folder.Data, $"{folder.Path}/data-{binaries.Major}");
        return $"""
            ,
            or, with both versions installed, upgrade the data (as the account that owns {data}, in a folder that it can write, such as /tmp):
              {binaries.Folder}/initdb -D {upgraded} {string.Join(' ', ServerProcess.InitArguments)}
              {binaries.Folder}/pg_upgrade -U {ServerProcess.Superuser} -b /usr/lib/postgresql/{old}/bin -B {binaries.Folder} -d {data} -D {upgraded}
              mv {data} {folder.Path}/data-{old} && mv {upgraded} {data}
            """;
    }
}
