/** What the scheduler has to know of a step. */
export interface Job {
  name: string
  cores: number
  after?: readonly string[]
  needs?: readonly string[]
}

/** The first one, in the order of the list, for which there are cores and whose forerunners are over; undefined for none. */
export function nextOf<J extends Job>(waiting: readonly J[], running: readonly J[], cores: number): J | undefined {
  const open = new Set([...waiting, ...running].map(({ name }) => name))
  const free = running.reduce((left, job) => left - job.cores, cores)
  return waiting.find(
    (job) => job.cores <= free && [...(job.after ?? []), ...(job.needs ?? [])].every((name) => !open.has(name)),
  )
}

/** Runs all of them, beside each other as far as the cores allow. @throws when those that are left wait for each other */
export async function runAll<J extends Job>(jobs: readonly J[], cores: number, run: (job: J) => Promise<void>) {
  const waiting = [...jobs]
  const running = new Map<J, Promise<void>>()
  while (waiting.length + running.size > 0) {
    const job = nextOf(waiting, [...running.keys()], cores)
    if (job) {
      waiting.splice(waiting.indexOf(job), 1)
      running.set(
        job,
        run(job).finally(() => running.delete(job)),
      )
    } else if (running.size > 0) await Promise.race(running.values())
    else throw new Error(`these steps never come to run: ${waiting.map(({ name }) => name).join(', ')}`)
  }
}
