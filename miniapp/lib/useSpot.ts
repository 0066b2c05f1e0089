import { useCallback, useEffect, useState } from 'react'
import { asApiError } from './apiError'
import { locate, mayLocate, type Spot } from './spot'
import { createStore, useStore } from './store'

/** WeChat gives a second fix within 30 s only as a copy of the first: no need to ask. Milliseconds. */
const FRESH_MS = 30_000

const last = createStore<{ spot: Spot; at: number } | undefined>(undefined)

/** Where the phone is, not older than half a minute. Throws ApiError LOCATION_REFUSED. */
export async function freshSpot(): Promise<Spot> {
  const known = last.get()
  if (known && Date.now() - known.at < FRESH_MS) return known.spot
  return retake()
}

/** Where the phone is this moment. Throws ApiError LOCATION_REFUSED. */
export async function retake(): Promise<Spot> {
  const spot = await locate()
  last.set({ spot, at: Date.now() })
  return spot
}

/** Where the person was last seen to be; asks by itself only if they agreed to it before. */
export function useSpot() {
  const known = useStore(last)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()

  const ask = useCallback(async () => {
    setAsking(true)
    setProblem(undefined)
    try {
      await retake()
    } catch (error) {
      setProblem(asApiError(error).message)
    } finally {
      setAsking(false)
    }
  }, [])

  useEffect(() => {
    if (last.get()) return
    mayLocate().then((may) => {
      if (may) ask()
    })
  }, [ask])

  return { spot: known?.spot, asking, problem, ask }
}
