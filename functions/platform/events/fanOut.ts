/** How much of a fan-out is under way at once. */
const PARALLEL = 8

/** Does the same for each, eight at a time; one that fails keeps nobody else from theirs. @throws AggregateError when any failed */
export async function fanOut<T>(each: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...each]
  const failures: unknown[] = []
  const run = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      try {
        await work(one)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, run))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${each.length} failed`)
}
