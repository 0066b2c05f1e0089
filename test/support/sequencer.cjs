const Sequencer = require('@jest/test-sequencer').default

/** The same order for the same seed, whatever the machine. */
function shuffled(tests, seed) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state
  }
  const numbered = tests.map((test) => ({ test, at: next() }))
  return numbered.sort((a, b) => a.at - b.at).map(({ test }) => test)
}

/**
 * The order of the files of a run: jest's own (longest first), or that of TEST_ORDER. `reverse` is the alphabet backwards,
 * `shuffle:<seed>` a mixture which the seed brings back. The tests inside a file are a story and keep their order.
 */
module.exports = class extends Sequencer {
  sort(tests) {
    const order = process.env.TEST_ORDER ?? ''
    if (order === '') return super.sort(tests)
    const byPath = [...tests].sort((a, b) => (a.path < b.path ? -1 : 1))
    if (order === 'reverse') return byPath.reverse()
    const [, seed] = /^shuffle:(\d+)$/.exec(order) ?? []
    if (seed === undefined) throw new Error(`TEST_ORDER is reverse or shuffle:<seed>, not ${order}`)
    return shuffled(byPath, Number(seed))
  }
}
