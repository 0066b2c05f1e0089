import { Button, Input, Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { offline } from './apiError'
import './dev.h5.scss'

/** In a browser there is no WeChat: these sheets stand in for its dialogs, fed by the server of `npm start`. */
export interface DemoPerson {
  key: string
  name: string
  role: string
  roleLabel: string
  note: string
}

export interface DemoPlace {
  key: string
  name: string
  latitude: number
  longitude: number
}

/** Asks the development server. Throws ApiError OFFLINE when it is not there. */
export async function ask<T>(path: string, body?: object): Promise<T> {
  const answer = await fetch(`/__dev/${path}`, {
    ...(body ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  }).catch(() => undefined)
  if (!answer?.ok) throw offline()
  return answer.json() as Promise<T>
}

/** Shows a sheet over the page until it answers; undefined when it was closed. */
export function openSheet<T>(title: string, body: (answer: (value: T) => void) => ReactNode): Promise<T | undefined> {
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  return new Promise((resolve) => {
    const close = (value?: T) => {
      root.unmount()
      host.remove()
      resolve(value)
    }
    root.render(
      <View className="dev-sheet" role="dialog" aria-label={title}>
        <View className="dev-sheet-shade" onClick={() => close()} />
        <View className="dev-sheet-panel">
          <View className="dev-sheet-title">{title}</View>
          <View className="dev-sheet-body">{body(close)}</View>
          <Button className="dev-sheet-close" onClick={() => close()}>
            关闭
          </Button>
        </View>
      </View>,
    )
  })
}

interface RowProps {
  id: string
  title: string
  label?: string
  note?: string
  onClick: () => void
}

/** One choice of a sheet. */
export function SheetRow({ id, title, label, note, onClick }: RowProps) {
  return (
    <View id={id} className="dev-sheet-row" role="button" aria-label={title} onClick={onClick}>
      <View className="dev-sheet-main">
        <Text className="dev-sheet-name">{title}</Text>
        {note ? <Text className="dev-sheet-note">{note}</Text> : null}
      </View>
      {label ? <Text className="dev-sheet-label">{label}</Text> : null}
    </View>
  )
}

/** A text field with one button, for what a camera would have read. */
export function SheetText({ placeholder, onDone }: { placeholder: string; onDone: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <View>
      <Input
        id="dev-text"
        className="dev-sheet-input"
        placeholder={placeholder}
        value={text}
        maxlength={256}
        onInput={(event) => setText(event.detail.value)}
      />
      <Button id="dev-text-done" className="dev-sheet-done" disabled={!text.trim()} onClick={() => onDone(text.trim())}>
        确定
      </Button>
    </View>
  )
}
