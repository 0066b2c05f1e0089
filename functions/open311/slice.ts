import type { Slice } from '@functions/platform/declaration'

/** The standard has its own shapes and errors, so its routes are not of the contract. */
export const declared: Slice = {
  requests: [
    'ANY /open311/{proxy+}',
    // The function answers a page of another origin itself. There is no CORS for the whole API: what needs a token stays closed.
    'OPTIONS /open311/{proxy+}',
    'ANY /discovery.json',
    'ANY /discovery.xml',
  ],
  needs: { reads: ['photos/photos'], writes: ['uploads/originals'] },
}
