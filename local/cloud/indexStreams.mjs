/**
 * `node indexStreams.mjs <file>`: indexes for what DynamoDB Local keeps of streams. It has none of its own and looks through
 * every record of every stream at each write and each look at the stream, so that a database that has seen 30 000 of them
 * takes ten times as long. Each index answers one of its queries without a walk: the oldest record of a stream is asked
 * for by every write.
 */
import { DatabaseSync } from 'node:sqlite'

/** The database may be at work: its lock is waited for. Milliseconds. */
const LOCK_WITHIN_MS = 10_000

const database = new DatabaseSync(process.argv[2] ?? '')
database.exec(`PRAGMA busy_timeout = ${LOCK_WITHIN_MS}`)
database.exec('CREATE INDEX IF NOT EXISTS us_of_shard ON us (StreamID, ShardID, SequenceNumber)')
database.exec('CREATE INDEX IF NOT EXISTS us_by_shard ON us (ShardID, SequenceNumber)')
database.exec('CREATE INDEX IF NOT EXISTS us_of_stream ON us (StreamID, SequenceNumber)')
database.exec('CREATE INDEX IF NOT EXISTS us_by_age ON us (CreationDateTime)')
database.close()
