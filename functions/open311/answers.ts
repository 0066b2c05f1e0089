import { type Element, FORBIDDEN, xmlDocument } from './xml'

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

/** What an HTML parser would take for a tag, or for a character that begins one. */
const MARKUP = /<(?=[a-z/!?])|&(?=#|[a-z]\w{0,31};|lt|gt|amp|quot)/gi

/**
 * A text that is no HTML, as the standard wants it: a blank after what would begin a tag or an entity, so a client that
 * inserts it into a page shows it instead of obeying it. What XML leaves out goes first.
 */
const plainText = (text: string): string => text.replace(FORBIDDEN, '').replace(MARKUP, '$& ')

/** As JSON, every text plain. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_name, each: unknown) => (typeof each === 'string' ? plainText(each) : each))

const isList = (field: Field): field is readonly Field[] => Array.isArray(field)

function contentOf(name: string, field: Field): Element[1] {
  if (isList(field)) return field.map((each): Element => [one(name), contentOf(one(name), each)])
  if (field !== null && typeof field === 'object') return elementsOf(field)
  return typeof field === 'string' ? plainText(field) : field
}

/** What XML calls each of a list: endpoints, endpoint. */
const one = (name: string): string => name.replace(/s$/, '')

const elementsOf = (fields: Fields): Element[] =>
  Object.entries(fields).map(([name, field]): Element => [name, contentOf(name, field)])

/** A list as JSON (an array) or XML. */
export function listingText({ root, each, items }: Listing, format: Format): string {
  if (format === 'json') return jsonText(items)
  return xmlDocument([root, items.map((fields): Element => [each, elementsOf(fields)])])
}

/** One document of its own fields, as JSON or XML. */
export const documentText = (root: string, fields: Fields, format: Format): string =>
  format === 'json' ? jsonText(fields) : xmlDocument([root, elementsOf(fields)])

/** One question of a service, or (not `variable`) a notice in its form. */
export interface Attribute {
  variable: boolean
  code: string
  datatype: 'string' | 'text' | 'number' | 'datetime' | 'singlevaluelist' | 'multivaluelist'
  required: boolean
  datatype_description: string
  order: number
  description: string
  values?: readonly { key: string; name: string }[]
}

/** What is asked for a service. */
export function definitionText(serviceCode: string, attributes: readonly Attribute[], format: Format): string {
  if (format === 'json') return jsonText({ service_code: serviceCode, attributes })
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
