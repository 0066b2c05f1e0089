import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useWrite } from './useWrite'

interface Options<O> {
  /** Answers that are no longer right after it. */
  anew: readonly QueryKey[]
  /** What became of it, in words. */
  say: string | ((done: O) => string)
}

/**
 * A write with what follows from it: what became of it is said, and what it changed is asked for anew – also when it was
 * refused, for a colleague may have been faster. Resolves to undefined while the one before is on its way; throws as it does.
 */
export function useAct<I extends { id: string }, O>(send: (input: I) => Promise<O>, { anew, say }: Options<O>) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const { write, busy } = useWrite(send)
  const act = async (input: Omit<I, 'id'>): Promise<O | undefined> => {
    try {
      const done = await write(input)
      if (done !== undefined) message.success(typeof say === 'string' ? say : say(done))
      return done
    } finally {
      await Promise.all(anew.map((queryKey) => answers.invalidateQueries({ queryKey })))
    }
  }
  return { act, busy }
}
