import { randomBytes } from 'node:crypto'
import { createTable } from '../../local/cloud/table'

/**
 * A table of this test file's own. With a stream only where a test reads it: DynamoDB Local looks through what all
 * streams hold at every write, so a suite whose tables all have one grows slower with every record.
 */
export async function ownTable({ stream = false } = {}): Promise<void> {
  process.env.TABLE_NAME = `nuanxin-test-${randomBytes(4).toString('hex')}`
  await createTable({ tableName: process.env.TABLE_NAME, stream })
}
