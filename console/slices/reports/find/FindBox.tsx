import { SearchOutlined } from '@ant-design/icons'
import { FIND_LIMITS } from '@shared/rules/reports/finding'
import { Button } from 'antd'
import type { RefObject } from 'react'
import type { Find } from './useFind'

const SAID = '编号、地址、内容、来电'

/** The field that looks for reports, wherever in one's teams they stand: `/` leads here, Enter looks, Escape ends. */
export function FindBox({ find, search }: { find: Find; search: RefObject<HTMLInputElement> }) {
  const { typed, type, ask, end, asked } = find
  return (
    <search className="queue-search">
      <SearchOutlined />
      <label className="hidden-words" htmlFor="queue-search">
        {SAID}
      </label>
      <input
        id="queue-search"
        ref={search}
        value={typed}
        placeholder="编号、内容、来电"
        maxLength={FIND_LIMITS.characters}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') ask()
          if (event.key === 'Escape') {
            end()
            event.currentTarget.blur()
          }
        }}
      />
      {typed === '' && asked === '' ? null : (
        <Button id="queue-find" size="small" type="primary" disabled={typed.trim().length < 2} onClick={ask}>
          找
        </Button>
      )}
    </search>
  )
}
