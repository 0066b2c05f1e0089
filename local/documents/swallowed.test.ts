import { textOf, written } from './documents'

/** A failure that goes no further: nothing is thrown, told or logged. */
const SWALLOWS = [
  /\.(catch\(|then\([^;]*, )\(\w*\) => (undefined|false|null|\(?\{|\[\])/,
  /\bcatch \{$/,
  /on[A-Z]\w*=\{\(\) => undefined\}/,
]
const ENDS = /throw |tell\(|tellError|log\.|reject\(/

/** Where it happens without a word why that is right: on the line, on the one before, or within the block. */
function unexplained(text: string): number[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    if (!SWALLOWS.some((swallows) => swallows.test(line))) return []
    const around = lines.slice(Math.max(0, index - 1), index + 3)
    return around.some((each) => /\/\/|\*\/|^\s*\* /.test(each) || ENDS.test(each)) ? [] : [index + 1]
  })
}

test('a failure that nobody hears of says why nobody needs to', () => {
  const sources = written.filter((path) => /^(miniapp|console|functions|shared)\/.*(?<!\.test|\.gen)\.tsx?$/.test(path))
  const silent = sources.flatMap((path) => unexplained(textOf(path)).map((line) => `${path}:${line}`))
  expect(silent).toEqual([])
})

test.each([
  ['work().catch(() => undefined)', [1]],
  ['try {\n  a()\n} catch {\n  b = 1\n}', [3]],
  ['// It is told again.\nwork().catch(() => undefined)', []],
  ['work().catch(() => {\n  throw other()\n})', []],
])('%j', (text, lines) => expect(unexplained(text)).toEqual(lines))
