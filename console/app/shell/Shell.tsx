import { KeysHelp, useKeyboard } from '@console/app/keys/Keyboard'
import { Button } from 'antd'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { useKeepAlive } from '../session/useKeepAlive'
import { Bar } from './Bar'
import { Menu } from './Menu'

const WARNING = { idle: '还在吗？两分钟没有动静就会退出。', end: '一次登录最多 8 小时，马上要重新扫码了。' } as const

/** What stands around every page: the bar, the menu, and the question whether somebody is still there. */
export function Shell() {
  const { warning, goOn } = useKeepAlive()
  const [helping, setHelping] = useState(false)
  useKeyboard(() => setHelping((before) => !before))
  return (
    <div className={`shell ${warning ? 'shell--warned' : ''}`}>
      <a className="skip" href="#main">
        跳到内容
      </a>
      <Bar />
      {warning ? (
        <div className="idle-bar" role="alert">
          {WARNING[warning]}
          {warning === 'idle' ? (
            <Button id="still-here" size="small" type="primary" onClick={goOn}>
              我还在
            </Button>
          ) : null}
        </div>
      ) : null}
      <Menu onHelp={() => setHelping(true)} />
      <main className="shell-main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  )
}
