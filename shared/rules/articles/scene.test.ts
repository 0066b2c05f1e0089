import { articleOfScene } from './scene'

const ID = '01JD0000000000000000000000'

test('a code that was printed before there were posters leads back to its article', () => {
  expect(articleOfScene(`a=${ID}`)).toBe(ID)
  expect(articleOfScene('s=hub&k=a1B~c-D4')).toBeUndefined()
  expect(articleOfScene('p=7ZK3M0QA&k=B1CD2EFG')).toBeUndefined()
})
