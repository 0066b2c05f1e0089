const done: string[] = []
let download: () => Promise<{ statusCode: number; tempFilePath: string }>
let open: () => Promise<void>
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    showLoading: ({ title }: { title: string }) => void done.push(title),
    hideLoading: () => void done.push('hidden'),
    showToast: ({ title }: { title: string }) => void done.push(title),
    downloadFile: () => download(),
    openDocument: (given: object) => {
      done.push(JSON.stringify(given))
      return open()
    },
  },
}))
// As a browser’s build resolves it.
jest.mock('@miniapp/lib/navigation/webAddress', () => jest.requireActual('@miniapp/lib/navigation/webAddress.h5'))

import { openFile } from './openFile'
import { openFile as openInBrowser } from './openFile.h5'

const URL = 'https://files.example.com/a'
const OPENED = JSON.stringify({ filePath: 'tmp/a', fileType: 'pdf', showMenu: true })

beforeEach(() => {
  done.length = 0
  download = () => Promise.resolve({ statusCode: 200, tempFilePath: 'tmp/a' })
  open = () => Promise.resolve()
})

test('a file opens in WeChat’s reader by the type of its name, and may be passed on; tapped twice it opens once', async () => {
  await Promise.all([openFile(URL, 'pdf'), openFile(URL, 'pdf')])
  expect(done).toEqual(['正在打开', OPENED, 'hidden'])
})

test('what does not open says why and what to do, after the sign of loading is gone, and may be tried again', async () => {
  download = () => Promise.reject({ errMsg: 'downloadFile:fail' })
  await openFile(URL, 'pdf')
  expect(done.splice(0)).toEqual(['正在打开', 'hidden', '附件没有下载下来，请检查网络后再点一次'])
  download = () => Promise.resolve({ statusCode: 403, tempFilePath: '' })
  await openFile(URL, 'pdf')
  expect(done.splice(0)).toEqual(['正在打开', 'hidden', '附件的链接过期了，请下拉刷新后再点'])
  download = () => Promise.resolve({ statusCode: 200, tempFilePath: 'tmp/a' })
  open = () => Promise.reject({ errMsg: 'openDocument:fail filetype not supported' })
  await openFile(URL, 'pdf')
  expect(done).toEqual(['正在打开', OPENED, 'hidden', '手机打不开这个附件，请到电脑上看'])
})

test('in a browser it opens in a tab of its own, which learns nothing of this one', async () => {
  const open = jest.fn()
  Object.assign(globalThis, { window: { open } })
  await openInBrowser(URL, 'pdf')
  expect(open).toHaveBeenCalledWith(URL, '_blank', 'noopener,noreferrer')
})
