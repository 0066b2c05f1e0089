// Written by `npm run openapi` from shared/contract; do not edit.
/** The shape of the server's answers. What a phone kept of another shape is not read. */
export const SHAPE = 'cb5871ecf784'
