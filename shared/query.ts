/** `?a=1&b=2` of the fields that are there; empty when none is. */
export function queryOf(fields: Readonly<Record<string, unknown>>): '' | `?${string}` {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}
