import * as v from 'valibot'
import { statementsOf } from '../service'
import { accessDenied } from './error'

export type S3Action = 's3:GetObject' | 's3:PutObject' | 's3:DeleteObject' | 's3:ListBucket'

/** What an S3 statement of a role allows, where: `uploads`, or `photos/rows/*`. */
export interface S3Grant {
  action: string
  resource: string
}

const Resource = v.array(v.object({ 'Fn::Sub': v.string() }))
const BUCKET = /:s3:::\$\{self:custom\.buckets\.(\w+)\}(.*)$/

/** What a function's role allows on the buckets, by the bundle's name. */
export function s3GrantsOf(bundle: string): S3Grant[] {
  return statementsOf(functionOf(bundle)).flatMap(({ Action, Resource: resources }) =>
    // Whatever is no list of texts is no bucket (infra/rights.ts).
    (v.is(Resource, resources) ? resources : []).flatMap(({ 'Fn::Sub': arn }) => {
      const [, bucket, path] = BUCKET.exec(arn) ?? []
      return bucket === undefined ? [] : Action.map((action) => ({ action, resource: `${bucket}${path}` }))
    }),
  )
}

/** The template's name for the function of a bundle: `media-onUpload` is mediaOnUpload. */
export const functionOf = (bundle: string): string =>
  bundle.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/**
 * May the owner of this access key do that? Keys of functions are `<key>.<bundle>` and may what the function's role in the
 * template allows; other keys are of the machine's own tools and may everything. Bucket names end with what the template
 * calls the bucket.
 */
export function mayDo(accessKeyId: string, action: S3Action, bucket: string, key = ''): boolean {
  const [, bundle] = accessKeyId.split('.')
  if (bundle === undefined) return true
  const place = `${bucket.split('-').at(-1)}${key === '' ? '' : `/${key}`}`
  return s3GrantsOf(bundle).some(
    (grant) =>
      grant.action === action &&
      (grant.resource.endsWith('*') ? place.startsWith(grant.resource.slice(0, -1)) : place === grant.resource),
  )
}

/** @throws AccessDenied, in S3's words */
export function allow(accessKeyId: string, action: S3Action, bucket: string, key = ''): void {
  if (mayDo(accessKeyId, action, bucket, key)) return
  const [, bundle = ''] = accessKeyId.split('.')
  const where = `arn:aws-cn:s3:::${bucket}${key === '' ? '' : `/${key}`}`
  throw accessDenied(
    `User: ${functionOf(bundle)} is not authorized to perform: ${action} on resource: "${where}" because no identity-based policy allows the ${action} action`,
  )
}
