import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import type { TheirChange } from './merge'

interface Props {
  changes: readonly TheirChange[]
  /** What a changed thing is called, and what its value is in words. */
  label: (key: string) => string
  say: (key: string, value: unknown) => string
}

/** A colleague was faster: what they changed, and that nothing typed is lost. It takes the focus, for it has to be read. */
export function Overtaken({ changes, label, say }: Props) {
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer is to be read
  useEffect(() => {
    place.current?.focus()
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [changes])
  return (
    <div ref={place} tabIndex={-1} id="overtaken" className="setup-overtaken">
      <Alert
        type="warning"
        showIcon
        title="同事刚刚改过。你填的都还在，同事改的也放进来了，请看过再保存"
        description={
          <ul>
            {changes.map(({ key, before, after, mine }) => (
              <li key={key}>
                {label(key)}：{before === undefined ? '新加了 ' : `${say(key, before)} → `}
                {say(key, after)}
                {mine ? '（你也改了，留着你填的）' : ''}
              </li>
            ))}
          </ul>
        }
      />
    </div>
  )
}
