import * as v from 'valibot'
import type { CollectionTag, ScalarTag } from 'yaml'
import { statementsOf } from './service'

/** CloudFormation's own tags: what they name is kept as it is written. */
export const TAGS: (ScalarTag | CollectionTag)[] = [
  ...['!Sub', '!GetAtt', '!Ref'].map((tag): ScalarTag => ({ tag, resolve: (text) => text })),
  { tag: '!Equals', collection: 'seq', resolve: (node) => node },
]

/** What a role allows on one resource: an ARN with what is put in for its names, or `Table.Arn`. */
export interface Grant {
  action: string
  resource: string
}

const Sub = v.object({ 'Fn::Sub': v.string() })
const Att = v.object({ 'Fn::GetAtt': v.array(v.string()) })

/** What the role of a function in the template allows, by the bundle's name. */
export const grantsOf = (bundle: string): Grant[] =>
  statementsOf(functionOf(bundle)).flatMap(({ Action, Resource }) =>
    (Array.isArray(Resource) ? Resource : [Resource]).flatMap((each) =>
      Action.map((action) => ({ action, resource: textOf(each) })),
    ),
  )

function textOf(resource: unknown): string {
  if (v.is(Sub, resource)) return resource['Fn::Sub']
  return v.is(Att, resource) ? resource['Fn::GetAtt'].join('.') : String(resource)
}

/** The template's name for the function of a bundle: `media-onUpload` is mediaOnUpload. */
export const functionOf = (bundle: string): string =>
  bundle.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** The function whose key this is: keys of functions are `<key>.<bundle>`, others are of the machine's own tools. */
export const bundleOf = (accessKeyId: string): string | undefined => accessKeyId.split('.')[1]
