import { isWebAddress } from '@shared/rules/articles/blocks'
import { blocksOfText } from '@shared/rules/articles/pasted'
import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'

/** Brings in an article that stands elsewhere: its address, and its own words as they were copied. */
export function Paste() {
  const form = Form.useFormInstance()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const [text, setText] = useState('')
  const take = () => {
    const blocks = blocksOfText(text)
    if (blocks.length === 0) return message.error('没有可用的文字，请先把正文复制过来')
    if (address !== '' && !isWebAddress(address)) return message.error('请填 https:// 开头的网址')
    form.setFieldsValue({ blocks, ...(address === '' ? {} : { source: address }) })
    setOpen(false)
    message.success(`取了 ${blocks.length} 段，请看一遍再存；图片要重新选`)
  }
  return (
    <>
      <Button id="article-paste" size="small" onClick={() => setOpen(true)}>
        从公众号文章引进
      </Button>
      <Modal
        open={open}
        title="从公众号文章引进"
        okText="取过来"
        cancelText="取消"
        onOk={take}
        onCancel={() => setOpen(false)}
      >
        <p className="second">打开那篇文章，全选、复制，粘到下面。只取文字，现在正文里写的会被换掉。</p>
        <Input
          id="paste-address"
          aria-label="文章网址"
          placeholder="文章网址 https://mp.weixin.qq.com/…"
          value={address}
          onChange={(event) => setAddress(event.target.value.trim())}
        />
        <Input.TextArea
          id="paste-text"
          aria-label="文章正文"
          placeholder="粘在这里"
          className="article-paste"
          value={text}
          autoSize={{ minRows: 8, maxRows: 16 }}
          onChange={(event) => setText(event.target.value)}
        />
      </Modal>
    </>
  )
}
