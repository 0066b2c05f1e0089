import { bundleOf, functionOf, grantsOf } from '../roles'
import { accessDenied } from './error'

export type S3Action = 's3:GetObject' | 's3:PutObject' | 's3:DeleteObject' | 's3:ListBucket'

/** What an S3 statement of a role allows, where: `uploads`, or `photos/rows/*`. */
export interface S3Grant {
  action: string
  resource: string
}

const BUCKET = /:s3:::\$\{self:custom\.buckets\.(\w+)\}(.*)$/

/** What the role of a function in the template allows on the buckets. */
export function s3GrantsOf(bundle: string): S3Grant[] {
  return grantsOf(bundle).flatMap(({ action, resource }) => {
    const [, bucket, path] = BUCKET.exec(resource) ?? []
    return bucket === undefined ? [] : [{ action, resource: `${bucket}${path}` }]
  })
}

/**
 * May the owner of this access key do that? A function may what its role in the template allows; other keys are of the
 * machine's own tools and may everything. Bucket names end with what the template calls the bucket.
 */
export function mayDo(accessKeyId: string, action: S3Action, bucket: string, key = ''): boolean {
  const bundle = bundleOf(accessKeyId)
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
  const where = `arn:aws-cn:s3:::${bucket}${key === '' ? '' : `/${key}`}`
  throw accessDenied(
    `User: ${functionOf(bundleOf(accessKeyId) ?? '')} is not authorized to perform: ${action} on resource: "${where}" because no identity-based policy allows the ${action} action`,
  )
}
