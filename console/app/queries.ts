import { QueryClient } from '@tanstack/react-query'
import { asProblem } from './problem'

/** Answers of the server, as long as the page is open and somebody is signed in. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A busy server and a lost answer are asked once more; an answer is an answer.
      retry: (failed, error) => failed < 1 && [0, 502, 503].includes(asProblem(error).status),
    },
    mutations: { retry: false },
  },
})
