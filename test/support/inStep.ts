import { client } from '@functions/platform/store/table'

/**
 * Runs pieces of work at once in the worst order there is: no request to the database goes out before all that are
 * still under way have one waiting. So each reads before any other writes, in every round.
 */
export async function inStep<T>(work: readonly (() => Promise<T>)[]): Promise<T[]> {
  let underWay = work.length
  const waiting: (() => void)[] = []
  const go = () => {
    if (waiting.length < underWay) return
    for (const send of waiting.splice(0)) send()
  }
  const name = 'inStep'
  client.middlewareStack.add(
    (next) => async (args) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        go()
      })
      return next(args)
    },
    { step: 'initialize', name },
  )
  try {
    return await Promise.all(
      work.map(async (each) => {
        try {
          return await each()
        } finally {
          underWay--
          go()
        }
      }),
    )
  } finally {
    client.middlewareStack.remove(name)
  }
}
