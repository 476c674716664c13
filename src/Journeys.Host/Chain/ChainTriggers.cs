using Journeys.Host.Storage;
using Marten;
using Npgsql;

namespace Journeys.Host.Chain;

/// <summary>
/// What chains the events in the commit that appends them, whoever writes: a trigger gives each event its hash in
/// <c>headers.hash</c>. Others keep roots and leaves from being changed by mistake.
/// </summary>
internal sealed class ChainTriggers(NpgsqlDataSource database, IDocumentStore store) : IScripted
{
    // The pre-image is LoggedEvent's; a test computes both. An event whose predecessor was removed is chained to nothing:
    // a verification names what is missing, and the journey goes on.
    // Where a function changes its meaning it gets a new name, and so does its trigger: by its name a host sees that it is there.
    private const string Functions = """
        SELECT pg_advisory_xact_lock(hashtext('journeys chain'));
        CREATE OR REPLACE FUNCTION journeys.log_hash(previous bytea, stream uuid, version bigint, name text, at timestamptz, data jsonb)
        RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
          SELECT sha256('\x02'::bytea || previous || uuid_send(stream) || int8send(version)
            || int8send(octet_length(convert_to(name, 'UTF8'))::bigint) || convert_to(name, 'UTF8')
            || int8send((extract(epoch FROM at) * 1000000)::bigint) || convert_to(data::text, 'UTF8'))
        $$;
        CREATE OR REPLACE FUNCTION journeys.log_headers(headers jsonb, hash bytea) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT CASE WHEN jsonb_typeof(headers) = 'object' THEN headers ELSE '{}' END || jsonb_build_object('hash', encode(hash, 'hex'))
        $$;
        CREATE OR REPLACE FUNCTION journeys.log_chain() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE previous bytea;
        BEGIN
          IF NEW.version > 1 THEN
            SELECT decode(e.headers ->> 'hash', 'hex') INTO previous
            FROM journeys.mt_events e WHERE e.stream_id = NEW.stream_id AND e.version = NEW.version - 1;
          END IF;
          NEW.headers := journeys.log_headers(NEW.headers, journeys.log_hash(
            coalesce(previous, decode(repeat('00', 32), 'hex')), NEW.stream_id, NEW.version, NEW.type, NEW.timestamp, NEW.data));
          RETURN NEW;
        END $$;
        CREATE OR REPLACE FUNCTION journeys.log_keep() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '%.% is only ever added to', TG_TABLE_SCHEMA, TG_TABLE_NAME;
        END $$;
        CREATE OR REPLACE TRIGGER log_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON journeys.log_roots
          FOR EACH STATEMENT EXECUTE FUNCTION journeys.log_keep();
        CREATE OR REPLACE TRIGGER log_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON journeys.log_leaves
          FOR EACH STATEMENT EXECUTE FUNCTION journeys.log_keep();
        """;

    // Once, where events are older than the chain. A hash that is there stays, right or wrong.
    private const string First = """
        DO $$
        DECLARE
          e record;
          previous bytea;
        BEGIN
          IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'journeys.mt_events'::regclass AND tgname = 'log_chain') THEN RETURN; END IF;
          LOCK TABLE journeys.mt_events IN SHARE ROW EXCLUSIVE MODE;
          FOR e IN SELECT seq_id, stream_id, version, type, timestamp, data, decode(headers ->> 'hash', 'hex') AS hash
            FROM journeys.mt_events ORDER BY stream_id, version LOOP
            IF e.version = 1 THEN previous := decode(repeat('00', 32), 'hex'); END IF;
            IF e.hash IS NULL THEN
              e.hash := journeys.log_hash(previous, e.stream_id, e.version, e.type, e.timestamp, e.data);
              UPDATE journeys.mt_events SET headers = journeys.log_headers(headers, e.hash) WHERE seq_id = e.seq_id;
            END IF;
            previous := e.hash;
          END LOOP;
          CREATE TRIGGER log_chain BEFORE INSERT ON journeys.mt_events FOR EACH ROW EXECUTE FUNCTION journeys.log_chain();
        END $$;
        """;

    public string Script => $"{Functions}\n{First}";

    public async Task SetUpAsync(CancellationToken cancellation)
    {
        // Parts may be set up in any order, and the triggers stand on Marten's tables.
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var script in (string[])[Functions, First])
        {
            await using var command = new NpgsqlCommand(script, connection, transaction) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public async Task<bool> AreThereAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            SELECT count(*) = 3 FROM pg_trigger WHERE tgenabled <> 'D' AND (tgrelid, tgname) IN (
              (to_regclass('journeys.mt_events'), 'log_chain'),
              (to_regclass('journeys.log_roots'), 'log_keep'), (to_regclass('journeys.log_leaves'), 'log_keep'))
            """);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
