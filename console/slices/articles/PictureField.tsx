import { newId } from '@console/app/ids'
import { asProblem } from '@console/app/problem'
import { type ChosenPhoto, photoOf, uploadPhoto } from '@console/parts/photos'
import { App, Modal, Slider, Spin } from 'antd'
import { useState } from 'react'
import { COVER, cropped } from './cropped'
import { type Chosen, urlOf } from './Preview'
import type { Pictures } from './useArticles'

interface Props {
  id: string
  pictures: Pictures
  /** A cover has one shape: what does not fit it is cut off. */
  asCover?: boolean
  /** How it is sent; as a photo unless told. */
  upload?: (id: string, photo: ChosenPhoto) => Promise<void>
  value?: Chosen | undefined
  onChange?: (picture: Chosen | undefined) => void
}

/** One picture from this PC, sent as soon as it is chosen. */
export function PictureField({ id, pictures, asCover = false, upload = uploadPhoto, value, onChange }: Props) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const [toCrop, crop] = useState<ChosenPhoto>()
  const send = async (photo: ChosenPhoto) => {
    setBusy(true)
    try {
      const photoId = newId()
      await upload(photoId, photo)
      onChange?.({ photoId, path: photo.path })
    } catch (error) {
      message.error(asProblem(error).message)
    } finally {
      setBusy(false)
    }
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    try {
      const photo = await photoOf(file)
      if (asCover) crop(photo)
      else await send(photo)
    } catch (error) {
      message.error(asProblem(error).message)
    }
  }
  const url = value && urlOf(value, pictures)
  return (
    <div className="row wrap">
      {url ? <img className="article-chosen" src={url} alt="已选的图片" /> : null}
      <label className="photo-add">
        {busy ? <Spin size="small" /> : url ? '换一张' : '选图片'}
        <input
          id={id}
          type="file"
          accept="image/*"
          disabled={busy}
          onChange={(event) => {
            void choose(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </label>
      {value && asCover ? (
        <button type="button" className="plain" onClick={() => onChange?.(undefined)}>
          不要封面
        </button>
      ) : null}
      {toCrop ? (
        <Crop
          photo={toCrop}
          onDone={(photo) => {
            crop(undefined)
            if (photo) void send(photo)
          }}
        />
      ) : null}
    </div>
  )
}

/** Which part of a picture becomes the cover. */
function Crop({ photo, onDone }: { photo: ChosenPhoto; onDone: (photo: ChosenPhoto | undefined) => void }) {
  const { message } = App.useApp()
  const [at, setAt] = useState(50)
  return (
    <Modal
      open
      title="裁成封面"
      okText="用这一块"
      cancelText="取消"
      onCancel={() => onDone(undefined)}
      onOk={async () => {
        try {
          onDone(await cropped(photo, at / 100))
        } catch (error) {
          message.error(asProblem(error).message)
        }
      }}
    >
      <img
        className="article-crop"
        src={photo.path}
        alt="封面会是这样"
        style={{ aspectRatio: `${COVER.width} / ${COVER.height}`, objectPosition: `${at}% ${at}%` }}
      />
      <Slider value={at} onChange={setAt} tooltip={{ open: false }} aria-label="移动要留下的部分" />
    </Modal>
  )
}
