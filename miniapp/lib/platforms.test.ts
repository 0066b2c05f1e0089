import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const twins = [__dirname, path.join(__dirname, '../components')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.h5\.tsx?$/.test(name) && !name.startsWith('dev.'))
    .map((name) => path.join(folder, name)),
)

// Taro tries one extension after the other: beside `x.ts` it never looks at `x.h5.tsx`.
test.each(twins)('%s has a WeChat twin of the same extension', (file) => {
  expect(existsSync(file.replace('.h5.', '.'))).toBe(true)
})
