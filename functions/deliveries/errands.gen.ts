// Written by `npm run openapi` from the folders of functions/; do not edit.
import { errands as messages } from '@functions/messages/errands'
import type { ErrandKind } from '@functions/platform/events/errand'
import { errands as safety } from '@functions/safety/errands'

/** Everything that slices export from their errands.ts. */
export const ALL_ERRANDS: readonly ErrandKind[] = [...messages, ...safety]
