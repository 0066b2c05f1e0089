import { randomBytes } from 'node:crypto'
import { localTemplates } from '../../local/cloud/templates'

/** What the functions read when tests call them; secrets are made up anew each time. */
export function testEnvironment() {
  const key = () => randomBytes(32).toString('base64')
  return {
    STAGE: 'local',
    TABLE_NAME: 'nuanxin-test',
    UPLOADS_BUCKET: 'nuanxin-test-uploads',
    PHOTOS_BUCKET: 'nuanxin-test-photos',
    URGENT_QUEUE: 'http://localhost/000000000000/UrgentQueue',
    DELIVERIES_QUEUE: 'http://localhost/000000000000/DeliveriesQueue',
    EFFECTS_QUEUE: 'http://localhost/000000000000/EffectsQueue',
    // Where nobody listens; test/support/queues.ts has a stand-in.
    AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:9',
    SECRETS_PARAMETER: '/nuanxin/test/secrets',
    SECRETS_JSON: JSON.stringify({
      wechat: {
        appId: 'wx0000000000000001',
        secret: 'test-secret-test-secret-test-sec',
        templates: localTemplates(),
        pushToken: 'AAAAA',
        pushKey: `${randomBytes(21).toString('hex')}A`,
      },
      tokenKeys: { t1: key() },
      tokenKid: 't1',
      stageKeys: { k1: key() },
      stageKid: 'k1',
      indexKey: key(),
    }),
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local-secret',
    S3_FORCE_PATH_STYLE: '1',
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  }
}
