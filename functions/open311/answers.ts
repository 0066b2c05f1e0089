import { type Element, xmlDocument } from './xml'

export type Format = 'json' | 'xml'

/** A record of the standard: its fields in the order in which they are written. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>

/** A list of the standard, in the names XML has for it. */
export interface Listing {
  root: 'services' | 'service_requests' | 'errors'
  each: 'service' | 'request' | 'error'
  items: readonly Fields[]
}

const elementsOf = (fields: Fields): Element[] => Object.entries(fields)

/** A list as JSON (an array) or XML. */
export function listingText({ root, each, items }: Listing, format: Format): string {
  if (format === 'json') return JSON.stringify(items)
  return xmlDocument([root, items.map((fields): Element => [each, elementsOf(fields)])])
}

/** One question of a service. */
export interface Attribute extends Record<string, unknown> {
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
  const elements = attributes.map(
    ({ values, variable, code, datatype, required, datatype_description, order, description }): Element => [
      'attribute',
      [
        ...elementsOf({ variable, code, datatype, required, datatype_description, order, description }),
        ...(values
          ? [
              [
                'values',
                values.map(
                  ({ key, name }): Element => [
                    'value',
                    [
                      ['key', key],
                      ['name', name],
                    ],
                  ],
                ),
              ] as Element,
            ]
          : []),
      ],
    ],
  )
  return xmlDocument([
    'service_definition',
    [
      ['service_code', serviceCode],
      ['attributes', elements],
    ],
  ])
}
