/** When somebody tapped, by their own phone's clock, and the id of that tap. */
export interface Tap {
  at: number
  id: string
}

/** Epoch milliseconds. A tap cannot have been made after it arrived. */
export const heldAt = (tapped: number, arrived: number): number => Math.min(tapped, arrived)

/**
 * Of two taps about one person the later one stands, in whatever order they arrive; of two in the same millisecond the one
 * whose id is greater. So every order of arrival ends alike.
 */
export const isLater = (tap: Tap, than: Tap): boolean => tap.at > than.at || (tap.at === than.at && tap.id > than.id)
