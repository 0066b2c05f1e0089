import { useKeys } from '@console/app/keys/keys'
import { Button } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Held, heldNow, onHeld, sendHeld, takeBack } from './held'

/** What will be done in a moment, and the way to take it back. Leaving the screen sends it. */
export function HeldBar() {
  const held = useSyncExternalStore(onHeld, heldNow)
  useEffect(() => () => void sendHeld(), [])
  return (
    <div className="held" role="status">
      {held ? <Waiting held={held} /> : null}
    </div>
  )
}

function Waiting({ held: { label, until } }: { held: Held }) {
  const [nowMs, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  useKeys('刚才的', [
    { key: 'z', label: `撤销${label}`, run: takeBack },
    { key: 'y', label: `马上${label}`, run: () => void sendHeld() },
  ])
  const seconds = Math.max(0, Math.ceil((until - nowMs) / 1000))
  return (
    <div className="held-bar">
      <span>
        即将{label}
        <span aria-hidden="true" className="number">
          {' '}
          {seconds} 秒
        </span>
      </span>
      <Button id="held-undo" size="small" onClick={takeBack}>
        撤销 <kbd>Z</kbd>
      </Button>
      <Button id="held-now" size="small" type="primary" onClick={() => void sendHeld()}>
        马上办 <kbd>Y</kbd>
      </Button>
    </div>
  )
}
