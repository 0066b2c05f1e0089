/** These attributes of something and no others: what a view shows is named, so what is stored later is not shown by itself. */
export function pick<T extends object, K extends keyof T>(whole: T, ...names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<T, K>
}

/** One value for each name of a table. */
export function eachOf<K extends string, V>(names: readonly K[], value: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, V>
}
