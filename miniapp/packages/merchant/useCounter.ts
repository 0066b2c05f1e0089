import { api } from '@miniapp/lib/api/api'
import { buzz, buzzLong } from '@miniapp/lib/phone/feedback'
import { scan } from '@miniapp/lib/phone/scan'
import { createStore, useStore } from '@miniapp/lib/store'
import { type Counter, createCounter } from './counter'

const store = createStore<Counter>({ step: 'ready' })
const counter = createCounter(store, {
  preview: (reading) => api.meals.preview(reading),
  confirm: (input) => api.meals.confirm(input),
  refuse: (input) => api.meals.refuse(input),
})

/** What came of it can be felt without looking: short for yes, long for no. */
store.subscribe(() => {
  const { step } = store.get()
  if (step === 'done') buzz()
  if (step === 'bad') buzzLong()
})

/** Looks up a code. True when a voucher is to be decided on. */
async function lookUp(text: string): Promise<boolean> {
  await counter.look(text)
  return store.get().step === 'asking'
}

/** Opens the camera and looks up what it read. True when a voucher is to be decided on; false also when it was closed. */
async function scanNext(): Promise<boolean> {
  const text = await scan()
  return text === undefined ? false : lookUp(text)
}

const { confirm, refuse, clear } = counter

/** The counter as the scan and the confirm screen share it. */
export function useCounter() {
  return { state: useStore(store), lookUp, scanNext, confirm, refuse, clear }
}
