import { nextOf, runAll } from './schedule'

const job = (name: string, cores = 1, more: { after?: string[]; needs?: string[] } = {}) => ({ name, cores, ...more })
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Runs them; each ends when the test says so. */
function running(jobs: ReturnType<typeof job>[]) {
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const all = runAll(jobs, 2, ({ name }) => {
    started.push(name)
    return new Promise<void>((resolve) => ends.set(name, resolve))
  })
  const end = async (name: string) => {
    ends.get(name)?.()
    await settled()
  }
  return { started, end, all }
}

test('both cores are kept busy, and never more than both', async () => {
  const { started, end, all } = running([job('a'), job('b'), job('both', 2), job('c')])
  await settled()
  expect(started).toEqual(['a', 'b'])
  await end('a')
  // One core is free: what needs two lets what needs one go first.
  expect(started).toEqual(['a', 'b', 'c'])
  await end('b')
  expect(started).toHaveLength(3)
  await end('c')
  expect(started).toEqual(['a', 'b', 'c', 'both'])
  await end('both')
  await all
})

test('what comes after a step, or works with it, waits for its end', async () => {
  const { started, end, all } = running([
    job('later', 1, { after: ['first'] }),
    job('user', 1, { needs: ['first'] }),
    job('first'),
  ])
  await settled()
  expect(started).toEqual(['first'])
  await end('first')
  expect(started).toEqual(['first', 'later', 'user'])
  await end('later')
  await end('user')
  await all
})

test('a forerunner that is not part of the run is waited for by nobody', () => {
  expect(nextOf([job('a', 1, { after: ['elsewhere'], needs: ['gone'] })], [], 2)?.name).toBe('a')
})

test('steps that wait for each other are told instead of passed over', async () => {
  const ring = [job('a', 1, { after: ['b'] }), job('b', 1, { after: ['a'] })]
  await expect(runAll(ring, 2, async () => undefined)).rejects.toThrow('a, b')
})
