import { randomBytes } from 'node:crypto'
import type { S3Event } from 'aws-lambda'
import { encodeUri } from './signature'
import type { ObjectDescription } from './store'

export type CreatedBy = 'Put' | 'Post'
type Created = { bucket: string; by: CreatedBy; object: ObjectDescription; region: string }

/** The event Lambda gets for a new object, as S3 shapes it: the key encoded, blanks as plus signs. */
export function createdEvent({ bucket, by, object, region }: Created): S3Event {
  const key = object.key.split('/').map(encodeUri).join('/').replaceAll('%20', '+')
  const partition = region.startsWith('cn-') ? 'aws-cn' : 'aws'
  const requestId = randomBytes(8).toString('hex').toUpperCase()
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: new Date(object.modifiedAt).toISOString(),
        eventName: `ObjectCreated:${by}`,
        userIdentity: { principalId: 'AWS:LOCAL' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': requestId },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'originals',
          bucket: { name: bucket, ownerIdentity: { principalId: 'LOCAL' }, arn: `arn:${partition}:s3:::${bucket}` },
          object: {
            key,
            size: object.size,
            eTag: object.etag.slice(1, -1),
            sequencer: object.modifiedAt.toString(16).padStart(16, '0').toUpperCase(),
          },
        },
      },
    ],
  }
}
