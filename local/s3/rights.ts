import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type CollectionTag, parse, type ScalarTag } from 'yaml'
import { ROOT } from '../paths'
import { accessDenied } from './error'

export type S3Action = 's3:GetObject' | 's3:PutObject' | 's3:DeleteObject' | 's3:ListBucket'

/** What an S3 statement of a role allows, where: `uploads`, or `photos/rows/*`. */
export interface S3Grant {
  action: string
  resource: string
}

const texts = v.union([
  v.pipe(
    v.string(),
    v.transform((text) => [text]),
  ),
  v.array(v.string()),
])
const Role = v.object({
  Properties: v.object({
    Policies: v.array(
      v.object({ PolicyDocument: v.object({ Statement: v.array(v.object({ Action: texts, Resource: texts })) }) }),
    ),
  }),
})
const Roles = v.object({ Resources: v.record(v.string(), Role) })

const customTags = ['!Sub', '!GetAtt', '!Ref'].map((tag): ScalarTag | CollectionTag => ({
  tag,
  resolve: (text: string) => text,
}))

const BUCKET = /:s3:::\$\{self:custom\.buckets\.(\w+)\}(.*)$/

let granted: ReadonlyMap<string, readonly S3Grant[]> | undefined

/** What each function's role in the template allows on the buckets, by the bundle's name. */
export function s3Grants(): ReadonlyMap<string, readonly S3Grant[]> {
  granted ??= new Map(
    ['roles-api.yml', 'roles-events.yml'].flatMap((file) => {
      const { Resources } = v.parse(Roles, parse(readFileSync(join(ROOT, 'infra', file), 'utf8'), { customTags }))
      return Object.entries(Resources).map(([name, { Properties }]) => [name, grantsOf(Properties.Policies)] as const)
    }),
  )
  return granted
}

function grantsOf(policies: v.InferOutput<typeof Role>['Properties']['Policies']): S3Grant[] {
  return policies
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) =>
      Resource.flatMap((arn) => {
        const [, bucket, path] = BUCKET.exec(arn) ?? []
        return bucket === undefined ? [] : Action.map((action) => ({ action, resource: `${bucket}${path}` }))
      }),
    )
}

/** The template's name for the role of a bundle: `media-onUpload` has MediaOnUploadRole. */
export const roleOf = (bundle: string): string =>
  `${bundle.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase())}Role`

/**
 * May the owner of this access key do that? Keys of functions are `<key>.<bundle>` and may what the function's role in the
 * template allows; other keys are of the machine's own tools and may everything. Bucket names end with what the template
 * calls the bucket.
 */
export function mayDo(accessKeyId: string, action: S3Action, bucket: string, key = ''): boolean {
  const [, bundle] = accessKeyId.split('.')
  if (bundle === undefined) return true
  const place = `${bucket.split('-').at(-1)}${key === '' ? '' : `/${key}`}`
  return (s3Grants().get(roleOf(bundle)) ?? []).some(
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
    `User: ${roleOf(bundle)} is not authorized to perform: ${action} on resource: "${where}" because no identity-based policy allows the ${action} action`,
  )
}
