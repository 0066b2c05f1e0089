import { CancelledError } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect } from 'react'
import { asProblem } from './problem'

/** What was given up on purpose is no failure. */
const isGivenUp = (reason: unknown): boolean =>
  reason instanceof CancelledError || (reason instanceof DOMException && reason.name === 'AbortError')

/** Says aloud what failed and nobody else said: no button of the console does nothing without a word. */
export function Unheard() {
  const { message } = App.useApp()
  useEffect(() => {
    const hear = (event: PromiseRejectionEvent) => {
      if (!isGivenUp(event.reason)) message.error(asProblem(event.reason).message)
    }
    window.addEventListener('unhandledrejection', hear)
    return () => window.removeEventListener('unhandledrejection', hear)
  }, [message])
  return null
}
