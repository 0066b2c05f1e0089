import { Modal } from 'antd'
import { useEffect } from 'react'
import { keysNow, press, useKeys } from './keys'

const SAID: Readonly<Record<string, string>> = { Enter: '回车', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' }

const EVERYWHERE = '到处'

/** What belongs to the page that is open first; what holds everywhere last. */
const inOrder = () => [...keysNow()].sort((a, b) => Number(a.title === EVERYWHERE) - Number(b.title === EVERYWHERE))

/** Listens to the whole page, once. `onHelp`: the key that lists all keys. */
export function useKeyboard(onHelp: () => void): void {
  useKeys(EVERYWHERE, [{ key: '?', label: '看有哪些按键', run: onHelp }])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      press(event)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** Every key that does something on this screen. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} title="按键" footer={null} onCancel={onClose} width={520} destroyOnHidden>
      {open
        ? inOrder().map(({ title, acts }) => (
            <section key={title} className="keys-group">
              <h3>{title}</h3>
              <dl>
                {acts.map(({ key, label }) => (
                  <div key={key}>
                    <dt>
                      <kbd>{SAID[key] ?? key.toUpperCase()}</kbd>
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))
        : null}
      <p className="small">正在打字、选拼音的时候，按键不起作用。</p>
    </Modal>
  )
}
