import fc from 'fast-check'
import {
  EVENT_OF,
  SUGGESTION_EVENTS,
  SUGGESTION_MOVES,
  SUGGESTION_STATES,
  type SuggestionMove,
  type SuggestionState,
  stateAfter,
} from './suggestion'

const moves = Object.keys(SUGGESTION_MOVES) as SuggestionMove[]

test('K8 a walk over the table of suggestions makes no illegal move: what is over ends open again or stays', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 30 }), (walk) => {
      let state: SuggestionState = 'open'
      for (const move of walk) {
        const next = stateAfter(state, move)
        const mayBegin = (SUGGESTION_MOVES[move].from as readonly SuggestionState[]).includes(state)
        expect(next !== undefined).toBe(mayBegin)
        // What its proposer took back nobody opens again.
        if (state === 'withdrawn') expect(next).toBeUndefined()
        state = next ?? state
        expect(SUGGESTION_STATES[state]).toBeDefined()
      }
    }),
  )
})

test('every move has its entry in the thread, and everything but what was taken back has a way on', () => {
  for (const move of moves) expect(SUGGESTION_EVENTS[EVENT_OF[move]]).toBeDefined()
  for (const state of Object.keys(SUGGESTION_STATES) as SuggestionState[]) {
    const onward = moves.filter((move) => stateAfter(state, move) !== undefined)
    expect([state, onward.length > 0]).toEqual([state, state !== 'withdrawn'])
  }
})
