import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const APP = path.join(__dirname, '..')
const twins = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.h5\.tsx?$/.test(file) && !path.basename(file).startsWith('dev.'),
)

// Taro tries one extension after the other: beside `x.ts` it never looks at `x.h5.tsx`.
test.each(twins)('%s has a WeChat twin of the same extension', (file) => {
  expect(existsSync(path.join(APP, file.replace('.h5.', '.')))).toBe(true)
})
