import { createStore, useStore } from '../store'

/** What is known of the way to the server: `gone` the phone has no network, `silent` it has one but nothing answers. */
export type Line = 'there' | 'silent' | 'gone'

const line = createStore<Line>('there')
const answered = createStore(false)

/** The phone said whether it has a network. Having one again is taken for an answer until a request proves otherwise. */
export function noteNetwork(connected: boolean): void {
  if (!connected) line.set('gone')
  else if (line.get() === 'gone') line.set('there')
}

/** The server answered, whatever it said. */
export function noteAnswer(): void {
  line.set('there')
  answered.set(true)
}

/** A request got no answer. */
export function noteSilence(): void {
  if (line.get() === 'there') line.set('silent')
}

/** What is known of the way to the server. */
export const lineNow = () => line.get()
/** The same in a component. */
export const useLine = () => useStore(line)

/** Calls back whenever the server can be reached again. Returns how to stop. */
export function onBackOnline(listener: () => void): () => void {
  return line.subscribe(() => {
    if (line.get() === 'there') listener()
  })
}

/** Calls back once, when the server answers for the first time since the app was opened: the time is known then. */
export function onceAnswered(then: () => void): void {
  const leave = answered.subscribe(() => {
    leave()
    then()
  })
}
