/** A free id to begin with: yz-1, yz-2 …; who wants another one types it. */
export function freeId(prefix: string, taken: readonly string[]): string {
  let count = taken.length + 1
  while (taken.includes(`${prefix}-${count}`)) count += 1
  return `${prefix}-${count}`
}
