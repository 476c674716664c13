namespace Journeys.Host.Storage.Embedded;

/// <summary>
/// The shell's part: wait for an earlier server of a killed host to end, create the data if there is none, run the
/// server, stop it when standard input closes, and clear up behind it.
/// </summary>
internal static class ShellScript
{
    private const int StillInUse = 75;
    private const int NotCreated = 76;

    // Descriptor 9 is the lock: every process of the server inherits it, so it is free only when all have ended.
    // The data are created aside and renamed, so that a kill leaves all or nothing. A postmaster.pid whose process does
    // not work in this folder is left from a kill; its number may be anybody's by now. The interrupt is repeated since
    // it is lost on a server that has just begun to start.
    private const string Script = """
        folder=$1 bin=$2 socket=$3 throwaway=$4 init=$5; shift 5
        data=$folder/data
        clear_up() { rm -rf "$socket"; if [ -n "$throwaway" ]; then rm -rf "$folder" 2>/dev/null; fi; }
        exec 3<&0 </dev/null 9>>"$folder/server.lock"
        tries=0
        until flock -n 9; do
          [ $tries -gt 0 ] || echo "Waiting at most 60 s for the earlier server of $folder to end" >&2
          tries=$((tries + 1)); if [ $tries -gt 600 ]; then clear_up; exit 75; fi
          sleep 0.1
        done
        if [ ! -e "$data/PG_VERSION" ]; then
          rm -rf "$data.new"
          "$bin/initdb" -D "$data.new" $init >/dev/null && mv "$data.new" "$data" || { clear_up; exit 76; }
        fi
        if [ -e "$data/postmaster.pid" ]; then
          read -r old <"$data/postmaster.pid"
          [ "/proc/$old/cwd" -ef "$data" ] || rm -f "$data/postmaster.pid"
        fi
        "$bin/postgres" -D "$data" -k "$socket" "$@" 3<&- >&2 &
        server=$!
        (while read -r _; do :; done; while kill -INT $server; do sleep 0.2; done) <&3 3<&- 9>&- >/dev/null 2>&1 &
        watch=$!
        echo $server
        wait $server; code=$?
        kill $watch 2>/dev/null
        clear_up
        exit $code
        """;

    // Errors are not logged, since their texts quote values: personal data must not reach a log.
    private static readonly string[] Settings =
    [
        "listen_addresses=", "port=5432", "unix_socket_permissions=0700", "max_connections=200", "logging_collector=off",
        "log_destination=stderr", "lc_messages=C", "log_min_messages=log", "log_min_error_statement=panic", "log_error_verbosity=terse",
    ];

    private static readonly string[] Durable = ["fsync=on", "full_page_writes=on", "synchronous_commit=on"];

    private static readonly string[] Careless = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"];

    public static IEnumerable<string> Arguments(PostgresBinaries binaries, ServerFolder folder, string socket)
    {
        var init = string.Join(' ', [.. ServerProcess.InitArguments, .. folder.Throwaway ? (string[])["--no-sync"] : []]);
        string[] settings = [.. Settings, .. folder.Throwaway ? Careless : Durable];
        return
        [
            "/bin/sh", "-c", Script, "sh", folder.Path, binaries.Folder, socket, folder.Throwaway ? "yes" : "", init,
            .. settings.SelectMany(setting => (string[])["-c", setting]),
        ];
    }

    public static string Explain(int exitCode, ServerFolder folder, string lastLines) => exitCode switch
    {
        StillInUse => $"The data folder {folder.Path} is in use by a PostgreSQL server that did not end with its host. "
            + $"Stop it: kill -INT $(head -1 {folder.Data}/postmaster.pid)",
        NotCreated => $"PostgreSQL could not create its data in {folder.Data}:\n{lastLines}",
        _ when lastLines.Contains("postmaster.pid\" already exists", StringComparison.Ordinal) =>
            $"The data folder {folder.Path} is in use by a PostgreSQL server that was started by hand. Stop it: pg_ctl stop -D {folder.Data}",
        _ => $"PostgreSQL ended with code {exitCode} on the data in {folder.Data}:\n{lastLines}",
    };
}
