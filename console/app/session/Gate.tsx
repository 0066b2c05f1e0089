import { Empty } from '@console/parts/States'
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { session, useSessionState } from './current'
import { SignIn } from './SignIn'

/**
 * The pages, for who is signed in; the sign-in in their place for everybody else. The address stays what it was, so that
 * one is back where one was without an address being handed on.
 */
export function Gate({ children }: { children: ReactNode }) {
  const state = useSessionState()
  useEffect(() => {
    void session.renew()
  }, [])
  if (state.is === 'starting') return null
  if (state.is === 'out') return <SignIn why={state.why} />
  if (state.is === 'unreachable') {
    return (
      <Empty text={state.problem.message}>
        <Button type="primary" onClick={() => session.renew()}>
          再试一次
        </Button>
      </Empty>
    )
  }
  return children
}
