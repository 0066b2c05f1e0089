import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { asProblem } from '@console/app/problem'
import { takeEach } from '@shared/takeEach'
import { App } from 'antd'
import { type ChosenPhoto, photoOf } from './photos'

interface Props {
  max: number
  value?: readonly ChosenPhoto[]
  onChange?: (photos: ChosenPhoto[]) => void
}

/** Photos from this PC: chosen in its own window, dragged here, or pasted. */
export function PhotoPicker({ max, value = [], onChange }: Props) {
  const { message } = App.useApp()

  const add = async (files: Iterable<File>) => {
    const sentenceOf = (reason: unknown) => asProblem(reason).message
    const { photos, problem } = await takeEach([...files], max - value.length, photoOf, sentenceOf)
    if (problem) message.error(problem)
    if (photos.length > 0) onChange?.([...value, ...photos])
  }

  return (
    <section
      className="photo-picker row wrap"
      aria-label="照片"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void add(event.dataTransfer.files)
      }}
      onPaste={(event) => void add(event.clipboardData.files)}
    >
      {value.map((photo, index) => (
        <div key={photo.path} className="photo-chosen">
          <img src={photo.path} alt={`第 ${index + 1} 张`} />
          <button
            type="button"
            aria-label={`去掉第 ${index + 1} 张`}
            onClick={() => onChange?.(value.filter((each) => each !== photo))}
          >
            <CloseOutlined />
          </button>
        </div>
      ))}
      {value.length < max ? (
        <label className="photo-add">
          <PlusOutlined />
          选照片
          <input
            id="photo-input"
            type="file"
            accept="image/*"
            multiple
            onChange={(event) => {
              void add(event.target.files ?? [])
              event.target.value = ''
            }}
          />
        </label>
      ) : null}
    </section>
  )
}
