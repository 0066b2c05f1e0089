import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startDynamo } from '../../local/cloud/dynamodb'
import { startS3 } from '../../local/cloud/s3'
import { aDataFolder } from '../../local/machine/dataFolder'
import { copySnapshot, ensureSnapshot } from '../../local/seed/snapshot'
import { PHOTOS_BUCKET, REGION, TABLE_NAME, UPLOADS_BUCKET } from '../../local/system/settings'
import { testEnvironment } from './environment'
import { BEGINS_AT } from './instant'
import { holdStop } from './stopper'

/** The demo street as a start loads it, its database and its photos, for files that look at it through the functions. */
const globalSeed = async (): Promise<void> => {
  await ensureSnapshot()
  const folder = aDataFolder()
  copySnapshot(folder)
  const environment = testEnvironment()
  const shift = Date.parse(BEGINS_AT) - Date.now()
  const s3 = await startS3({
    buckets: [{ name: UPLOADS_BUCKET }, { name: PHOTOS_BUCKET }],
    keys: { [environment.AWS_ACCESS_KEY_ID]: environment.AWS_SECRET_ACCESS_KEY },
    region: REGION,
    folder: join(folder, 's3'),
    // This process has the machine's clock, the files have that of the street.
    now: () => Date.now() + shift,
  })
  const dynamo = await startDynamo({ dataDir: join(folder, 'dynamodb'), forMinutes: true })
  holdStop(async () => {
    await dynamo.stop()
    await s3.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  Object.assign(process.env, environment, {
    TABLE_NAME,
    UPLOADS_BUCKET,
    PHOTOS_BUCKET,
    SECRETS_JSON: readFileSync(join(folder, 'secrets.json'), 'utf8'),
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
  })
}

export default globalSeed
