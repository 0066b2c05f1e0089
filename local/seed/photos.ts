import { PutObjectCommand } from '@aws-sdk/client-s3'
import { PICTURE_RULES, type Renditions, renditionsOf } from '@functions/media/develop'
import { Photo } from '@functions/media/entities'
import { photoKey, rowKey, screenKey, tileKey } from '@functions/media/keys'
import { storedAs } from '@functions/media/names'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import type { EventItem } from '@functions/reports/history'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import sharp from 'sharp'
import { STREET_ID } from './data/street'
import { CORNERS, type Moment, sceneOf } from './scenes'
import type { Put } from './writer'

/** A photo of the demo history: a drawing stands for what somebody photographed. */
export interface DemoPhoto {
  memberId: string
  photoId: string
  /** The category's icon. */
  icon: string
  moment: Moment
  /** Where it was taken: before and after of a report look alike. */
  corner: number
}

const PARALLEL = 12
/** The likeness of a picture with nothing in it: such a one is compared with no other. */
const PLAIN = '0000000000000000'

type Drawn = Renditions & { photo: Buffer }

/** The pictures of each kind, drawn once. */
async function drawAll(photos: readonly DemoPhoto[]): Promise<Map<string, Drawn>> {
  const kinds = new Map(photos.map((photo) => [kindOf(photo), photo]))
  const drawn = new Map<string, Drawn>()
  for (const [kind, { icon, moment, corner }] of kinds) {
    const photo = await sharp(Buffer.from(sceneOf(icon, moment, corner)))
      .jpeg({ quality: 80 })
      .toBuffer()
    drawn.set(kind, { photo, ...(await renditionsOf(photo)) })
  }
  return drawn
}

const kindOf = ({ icon, moment, corner }: DemoPhoto) => `${icon} ${moment} ${corner % CORNERS}`

/**
 * That photos of what was fixed were there in time: without it nobody stood for them, and the public does not see them.
 * Photos of reports have no record, or all that show the same drawing were taken for one used again.
 */
export async function fixPhotoPuts(timeline: readonly EventItem[]): Promise<Put[]> {
  const shown = timeline.filter(({ move }) => move === 'resolve')
  const puts = shown.flatMap(({ by, at, photoIds = [] }) =>
    photoIds.map(async (photoId) => {
      const stored = await storedAs({ streetId: STREET_ID, memberId: by, photoId })
      return Photo.build(BatchPutRequest).item({ ...stored, likeness: PLAIN, developedAt: at, rules: PICTURE_RULES })
    }),
  )
  return Promise.all(puts)
}

/** Puts the photos where processed uploads lie. Uses the S3 endpoint of the environment. */
export async function uploadPhotos(photos: readonly DemoPhoto[]): Promise<void> {
  const drawn = await drawAll(photos)
  const objectsOf = async ({ memberId, photoId, ...kind }: DemoPhoto) => {
    const name = await storedAs({ streetId: STREET_ID, memberId, photoId })
    const pictures = drawn.get(kindOf({ memberId, photoId, ...kind }))
    if (!pictures) throw new Error('a photo was not drawn')
    return [
      { Key: photoKey(name), Body: pictures.photo },
      { Key: screenKey(name), Body: pictures.screen },
      { Key: tileKey(name), Body: pictures.tile },
      { Key: rowKey(name), Body: pictures.row },
    ]
  }
  const objects = (await Promise.all(photos.map(objectsOf))).flat()
  let next = 0
  const work = async () => {
    for (let object = objects[next++]; object; object = objects[next++]) {
      await s3().send(new PutObjectCommand({ Bucket: env.photosBucket, ContentType: 'image/jpeg', ...object }))
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
}
