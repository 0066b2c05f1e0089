import { Button, Input, Text, View } from '@tarojs/components'
import { Fragment, type ReactNode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { offline } from './api/apiError'
import './dev.h5.scss'

/** In a browser there is no WeChat: these sheets stand in for its dialogs, fed by the server of `npm start`. */
export interface DemoPerson {
  key: string
  name: string
  role: string
  roleLabel: string
  note: string
  /** The street they belong to. */
  street: string
  /** Where they sign in, unless that is the street the app is built for. */
  streetId?: string
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

/** One line of a sheet and what choosing it answers. */
export interface Choice<T> {
  id: string
  title: string
  label?: string
  note?: string
  /** Stands over the first of those that share it. */
  group?: string
  value: T
}

/** Shows a sheet of choices over the page; undefined when it was closed. */
export function choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
  return openSheet<T>(title, (answer) =>
    choices.map(({ id, title: name, label, note, group, value }, index) => (
      <Fragment key={id}>
        {group && group !== choices[index - 1]?.group ? <View className="dev-sheet-group">{group}</View> : null}
        <View id={id} className="dev-sheet-row" role="button" aria-label={name} onClick={() => answer(value)}>
          <View className="dev-sheet-main">
            <Text className="dev-sheet-name">{name}</Text>
            {note ? <Text className="dev-sheet-note">{note}</Text> : null}
          </View>
          {label ? <Text className="dev-sheet-label">{label}</Text> : null}
        </View>
      </Fragment>
    )),
  )
}

/** Asks for a text, e.g. what a camera would have read; undefined when the sheet was closed. */
export function askText(title: string, placeholder: string): Promise<string | undefined> {
  return openSheet<string>(title, (answer) => <SheetText placeholder={placeholder} onDone={answer} />)
}

function openSheet<T>(title: string, body: (answer: (value: T) => void) => ReactNode): Promise<T | undefined> {
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

function SheetText({ placeholder, onDone }: { placeholder: string; onDone: (text: string) => void }) {
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
