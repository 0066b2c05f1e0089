import { fanOut } from './fanOut'

const numbers = Array.from({ length: 30 }, (_, n) => n)

test('everybody has a turn, eight at a time, whoever fails', async () => {
  const done: number[] = []
  let [running, most] = [0, 0]
  const work = async (n: number) => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
    if (n % 10 === 3) throw new Error(`no ${n}`)
    done.push(n)
  }
  await expect(fanOut(numbers, work)).rejects.toThrow('3 of 30 failed')
  expect(done.sort((a, b) => a - b)).toEqual(numbers.filter((n) => n % 10 !== 3))
  expect(most).toBe(8)
})

test('nobody is nothing to do', async () => {
  await expect(fanOut([], () => Promise.reject(new Error('never')))).resolves.toBeUndefined()
})
