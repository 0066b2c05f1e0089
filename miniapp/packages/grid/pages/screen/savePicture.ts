import { ApiError } from '@miniapp/lib/api/apiError'
import Taro from '@tarojs/taro'

export interface Picture {
  /** File name without a suffix. */
  name: string
  contentType: string
  base64: string
}

const suffixOf = (contentType: string) => (contentType === 'image/jpeg' ? 'jpg' : 'png')

/** Saves a picture to the phone's album. Throws ApiError ALBUM_REFUSED when the person did not allow it. */
export async function savePicture({ name, contentType, base64 }: Picture): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}.${suffixOf(contentType)}`
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(),
      fail: () => reject(new ApiError('PHONE_FULL', '手机空间不够，图片没有保存', 0)),
    })
  })
  await Taro.saveImageToPhotosAlbum({ filePath }).catch(() => {
    throw new ApiError('ALBUM_REFUSED', '没有保存。请在设置里允许保存到相册', 0)
  })
}
