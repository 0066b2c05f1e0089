import { lackingOf, sayLacking, wrongOnes } from './lesson'

test('what a lesson lacks is said in the order in which it can be mended', () => {
  const lesson = { seconds: 180, asks: 2 }
  const said = (begun?: { seconds: number; answered?: boolean }) => {
    const lacks = lackingOf(lesson, begun)
    return lacks && sayLacking(lacks)
  }
  expect(said()).toBe('还没开始学')
  expect(said({ seconds: 59.2 })).toBe('还差 2 分 1 秒')
  expect(said({ seconds: 179.5, answered: true })).toBe('还差 1 秒')
  expect(said({ seconds: 180 })).toBe('时间够了，答完文末 2 个问题就算学完')
  expect(said({ seconds: 180, answered: true })).toBeUndefined()
  expect(lackingOf({ seconds: 180 }, { seconds: 181 })).toBeUndefined()
})

test('the questions that were answered wrongly are named by their numbers', () => {
  const questions = [{ right: 0 }, { right: 2 }, { right: 1 }]
  expect(wrongOnes(questions, [0, 2, 1])).toEqual([])
  expect(wrongOnes(questions, [1, 2, undefined])).toEqual([1, 3])
})
