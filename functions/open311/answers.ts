import { type Element, xmlDocument } from './xml'

export type Format = 'json' | 'xml'

type Plain = string | number | boolean | null
/** A field: plain, a list with a name in the plural, or fields of its own. */
export type Field = Plain | readonly Field[] | { readonly [name: string]: Field }

/** A record of the standard: its fields in the order in which they are written. */
export type Fields = Readonly<Record<string, Field>>

/** A list of the standard, in the names XML has for it. */
export interface Listing {
  root: 'services' | 'service_requests' | 'service_request_updates' | 'errors'
  each: 'service' | 'request' | 'request_update' | 'error'
  items: readonly Fields[]
}

const isList = (field: Field): field is readonly Field[] => Array.isArray(field)

function contentOf(name: string, field: Field): Element[1] {
  if (isList(field)) return field.map((each): Element => [one(name), contentOf(one(name), each)])
  return field !== null && typeof field === 'object' ? elementsOf(field) : field
}

/** What XML calls each of a list: endpoints, endpoint. */
const one = (name: string): string => name.replace(/s$/, '')

const elementsOf = (fields: Fields): Element[] =>
  Object.entries(fields).map(([name, field]): Element => [name, contentOf(name, field)])

/** A list as JSON (an array) or XML. */
export function listingText({ root, each, items }: Listing, format: Format): string {
  if (format === 'json') return JSON.stringify(items)
  return xmlDocument([root, items.map((fields): Element => [each, elementsOf(fields)])])
}

/** One document of its own fields, as JSON or XML. */
export const documentText = (root: string, fields: Fields, format: Format): string =>
  format === 'json' ? JSON.stringify(fields) : xmlDocument([root, elementsOf(fields)])

/** One question of a service, or (not `variable`) a notice in its form. */
export interface Attribute {
  variable: boolean
  code: string
  datatype: 'string' | 'number' | 'singlevaluelist' | 'multivaluelist'
  required: boolean
  datatype_description: string
  order: number
  description: string
  values?: readonly { key: string; name: string }[]
}

/** What is asked for a service. */
export function definitionText(serviceCode: string, attributes: readonly Attribute[], format: Format): string {
  if (format === 'json') return JSON.stringify({ service_code: serviceCode, attributes })
  const elements = attributes.map(({ values, ...fields }): Element => {
    const listed = values?.map(({ key, name }): Element => ['value', elementsOf({ key, name })])
    return ['attribute', [...elementsOf({ ...fields }), ...(listed ? [['values', listed] as const] : [])]]
  })
  return xmlDocument([
    'service_definition',
    [
      ['service_code', serviceCode],
      ['attributes', elements],
    ],
  ])
}
