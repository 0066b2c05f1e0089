import type { Slice } from '@functions/platform/declaration'

export const declared: Slice = {
  on: {
    /**
     * Effects of all slices (a stream takes two readers, this is the second); writes the tables that staff ordered,
     * orders pictures anew. What fails for one record goes through its own queue.
     */
    onRecords: {
      records: async () => (await import('./onRecords')).KINDS,
      // WeChat's message for one that came into an inbox, and not each of its steps.
      narrowed: { message: { push: 'due' } },
      queues: ['EffectsQueue'],
      seconds: 60,
      reads: ['photos/exports'],
      writes: ['photos/exports', 'uploads/orders'],
      // Of a consent that is over: its paper.
      deletes: ['uploads/papers'],
    },
  },
}
