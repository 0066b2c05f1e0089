import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { newId } from '@console/app/ids'
import { asProblem } from '@console/app/problem'
import { photoOf, uploadPhoto } from '@console/parts/photos'
import { MAX_STATION_PHOTOS } from '@shared/contract/places'
import { App, Image, Spin } from 'antd'
import { useState } from 'react'
import type { Station } from '../answers'
import type { TypedPhoto } from './station'

interface Props {
  /** Those that the station has. */
  shown: Station['photos']
  value?: readonly TypedPhoto[]
  onChange?: (photos: TypedPhoto[]) => void
}

/** Photos of a station, sent from this PC as soon as they are chosen; they are the station's when it is saved. */
export function PhotosField({ shown, value = [], onChange }: Props) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const add = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    try {
      const photo = await photoOf(file)
      const photoId = newId()
      await uploadPhoto(photoId, photo)
      onChange?.([...value, { photoId, path: photo.path }])
    } catch (error) {
      message.error(asProblem(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="photo-picker row wrap" aria-label="驿站照片">
      {value.map((photo, index) => (
        <div key={photo.name ?? photo.photoId} className="photo-chosen">
          <Picture photo={photo} shown={shown} label={`驿站照片，第 ${index + 1} 张`} />
          <button
            id={`station-photo-away-${index}`}
            type="button"
            aria-label={`去掉第 ${index + 1} 张`}
            onClick={() => onChange?.(value.filter((each) => each !== photo))}
          >
            <CloseOutlined />
          </button>
        </div>
      ))}
      {value.length < MAX_STATION_PHOTOS ? (
        <label className="photo-add">
          {busy ? <Spin size="small" /> : <PlusOutlined />}
          选照片
          <input
            id="station-photo"
            type="file"
            accept="image/*"
            disabled={busy}
            onChange={(event) => {
              void add(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </label>
      ) : null}
    </section>
  )
}

/** One of them; a press shows it whole. */
function Picture({ photo, shown, label }: { photo: TypedPhoto; shown: Station['photos']; label: string }) {
  const known = shown.find(({ name }) => name === photo.name)
  return (
    <Image
      src={photo.path ?? known?.thumbUrl ?? ''}
      alt={label}
      width={96}
      height={96}
      preview={{ src: photo.path ?? known?.url ?? '', cover: '看大图' }}
    />
  )
}
