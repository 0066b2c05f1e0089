const { heldOpen, leftOpenSince } = jest.requireActual<{
  heldOpen: () => Map<string, number>
  leftOpenSince: (before: Map<string, number>) => string[]
}>('../../test/support/closedBehind.cjs')

test('what a test leaves open is named by its kind, and what it closed is not', () => {
  const before = heldOpen()
  const timer = setInterval(() => undefined, 60_000)
  expect(leftOpenSince(before)).toEqual(['Timeout'])
  clearInterval(timer)
  expect(leftOpenSince(before)).toEqual([])
})
