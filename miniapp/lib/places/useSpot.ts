import { useCallback, useEffect, useState } from 'react'
import { asApiError } from '../api/apiError'
import { createStore, useStore } from '../store'
import { locate, mayLocate, type Spot } from './spot'

/** A second fix within 30 s is a copy of the first, or refused in a development version. Milliseconds. */
const FRESH_MS = 30_000

const last = createStore<{ spot: Spot; at: number } | undefined>(undefined)

let asked: Promise<Spot> | undefined

/** Where the phone is, not older than half a minute: WeChat gives nothing newer, and who asks meanwhile gets the same. Throws ApiError LOCATION_REFUSED. */
export async function retake(): Promise<Spot> {
  const known = last.get()
  if (known && Date.now() - known.at < FRESH_MS) return known.spot
  asked ??= locate().finally(() => {
    asked = undefined
  })
  const spot = await asked
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
