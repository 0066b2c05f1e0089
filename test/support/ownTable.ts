import { randomBytes } from 'node:crypto'
import { createTable } from '../../local/table'

/** A table of this test file's own, for tests that read all of it. */
export async function ownTable(): Promise<void> {
  process.env.TABLE_NAME = `nuanxin-test-${randomBytes(4).toString('hex')}`
  await createTable({ tableName: process.env.TABLE_NAME })
}
