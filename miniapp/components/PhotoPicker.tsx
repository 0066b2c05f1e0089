import { View } from '@tarojs/components'
import { useBusy } from '../lib/load/useBusy'
import { tell, tellError } from '../lib/phone/feedback'
import { choosePhotos, type LocalPhoto } from '../lib/photos/photos'
import { whileComing } from '../lib/photos/photosComing'
import { Icon } from './Icon'
import { LocalImage } from './LocalImage'
import { Tap } from './Tap'

interface Props {
  photos: readonly LocalPhoto[]
  max: number
  /** Said in the empty place, e.g. 拍照. */
  label: string
  /** Resolves when the form has them. */
  onChange: (photos: LocalPhoto[]) => void | Promise<void>
}

/** Photos to be sent: camera or album, each removable. */
export function PhotoPicker({ photos, max, label, onChange }: Props) {
  const [busy, run] = useBusy()

  const choose = async () => {
    const { photos: more, problem } = await choosePhotos(max - photos.length)
    if (more.length > 0) await onChange([...photos, ...more])
    if (problem) tell(problem)
  }
  const add = () => run(() => whileComing(choose).catch(tellError))

  const empty = photos.length === 0
  return (
    <View className="photos">
      {photos.map((photo, index) => (
        <View key={photo.path} className="photo">
          <LocalImage className="photo-image" photo={photo} label={`照片 ${index + 1}`} />
          <Tap
            className="photo-remove"
            label={`删掉照片 ${index + 1}`}
            onTap={() => onChange(photos.filter((_, i) => i !== index))}
          >
            <View className="photo-remove-dot">
              <Icon name="cross" size="small" />
            </View>
          </Tap>
        </View>
      ))}
      {photos.length < max ? (
        <Tap
          id="photo-add"
          className={empty ? 'photo-add photo-add--wide' : 'photo photo-add'}
          label={label}
          disabled={busy}
          onTap={add}
        >
          <Icon name="camera" size={empty ? 'huge' : 'large'} />
          <View className={empty ? 'lead' : 'small'}>{empty ? label : `${photos.length}/${max}`}</View>
          {empty ? <View className="small">最多 {max} 张</View> : null}
        </Tap>
      ) : null}
    </View>
  )
}
