/**
 * `node refillDatabase.mjs <file> <from>`: puts what a copy of the same table held in the place of everything that a
 * DynamoDB Local at work holds, streams and all. It reads every answer from its file, so that it need not start anew,
 * which takes seconds each time and leaves a cold Java behind.
 */
import { DatabaseSync } from 'node:sqlite'

/** The database may be at work: its lock is waited for. Milliseconds. */
const LOCK_WITHIN_MS = 10_000

const [, , file = '', from = ''] = process.argv
const database = new DatabaseSync(file)
database.exec(`PRAGMA busy_timeout = ${LOCK_WITHIN_MS}`)
database.prepare('ATTACH ? AS copy').run(from)

const tablesOf = (schema) =>
  database.prepare(`SELECT name, sql FROM ${schema}.sqlite_master WHERE type = 'table' ORDER BY name`).all()
const [here, there] = ['main', 'copy'].map(tablesOf)
if (JSON.stringify(here) !== JSON.stringify(there)) throw new Error('the copy is not one of this database')

database.exec('BEGIN IMMEDIATE')
for (const { name } of here) {
  const table = `"${String(name).replaceAll('"', '""')}"`
  database.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM copy.${table}`)
}
database.exec('COMMIT')
database.close()
