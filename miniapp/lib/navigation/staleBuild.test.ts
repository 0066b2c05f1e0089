import { isPartMissing, QUESTIONS, whenPartMissing } from './staleBuild'

test.each([
  Object.assign(new Error('Loading chunk 12 failed.\n(error: http://x/js/12.ab.js)'), { name: 'ChunkLoadError' }),
  Object.assign(new Error('Loading CSS chunk 12 failed.\n(/css/12.css)'), { code: 'CSS_CHUNK_LOAD_FAILED' }),
  new Error('Loading CSS chunk packages_worker failed.'),
  new TypeError('Failed to fetch dynamically imported module: http://x/a.js'),
])('%s is a part that is missing', (reason) => expect(isPartMissing(reason)).toBe(true))

test.each([new Error('x is not a function'), undefined, null, 'Loading chunk', { errMsg: 'request:fail' }])(
  '%s is none',
  (reason) => expect(isPartMissing(reason)).toBe(false),
)

const nowMs = 1_000_000
test('the page is loaded anew once by itself, never in a loop and never over what is written', () => {
  expect(whenPartMissing({ reloadedAt: undefined, nowMs, typed: false })).toBe('reload')
  expect(whenPartMissing({ reloadedAt: nowMs - 1_000, nowMs, typed: false })).toBe('askAgain')
  expect(whenPartMissing({ reloadedAt: undefined, nowMs, typed: true })).toBe('askFirst')
  expect(whenPartMissing({ reloadedAt: nowMs - 3_600_000, nowMs, typed: false })).toBe('reload')
})

test('whoever is asked reads why, and what the button does', () => {
  for (const { title, content, yes } of Object.values(QUESTIONS)) {
    for (const words of [title, content, yes]) expect(words).toMatch(/[\u4e00-\u9fff]/)
    expect(yes.length).toBeLessThanOrEqual(4)
  }
})
