interface Told {
  fault: (sentence: string) => void
  wordsOf: (error: unknown) => string
}

/** The console of the app: what it warns of is a fault. */
export function createConsole({ fault, wordsOf }: Told) {
  const say = (...said: unknown[]) =>
    said.map((each) => (each instanceof Error ? wordsOf(each) : String(each))).join(' ')
  return {
    log: () => undefined,
    info: () => undefined,
    debug: () => undefined,
    warn: (...said: unknown[]) => fault(`the app warned: ${say(...said)}`),
    error: (...said: unknown[]) => fault(`the app logged an error: ${say(...said)}`),
  }
}

/** What nobody in the app caught is a fault; of a rejection the app is told as well. */
export function watchErrors({ fault, wordsOf }: Told, rejected: (reason: unknown) => void): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    fault(`unhandled rejection: ${wordsOf(reason?.errMsg ?? reason)}`)
    rejected(reason)
  })
  window.addEventListener('error', ({ error, message }) => {
    fault(`uncaught error: ${wordsOf(error ?? message)}`)
  })
}
