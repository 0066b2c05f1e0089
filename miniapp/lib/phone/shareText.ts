import Taro from '@tarojs/taro'

/** Hands a text file to a chat of the person's choice: WeChat opens tables from there. Rejects when they close it. */
export async function shareText(fileName: string, content: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: content,
      encoding: 'utf8',
      success: () => resolve(),
      fail: reject,
    })
  })
  await Taro.shareFileMessage({ filePath, fileName })
}
