/** By how much the clock of the system at that address is ahead of this machine's. Milliseconds. @throws when it does not say. */
export async function shiftOf(url: string): Promise<number> {
  const answer = await fetch(`${url}/__dev/clock`)
  if (!answer.ok) throw new Error(`the system does not tell its clock: ${answer.status}`)
  return ((await answer.json()) as { shiftMs: number }).shiftMs
}
