let aheadMs = 0

/** The server's clock, as far as its last answer told; a PC's own may be wrong. Epoch milliseconds. */
export const now = (): number => Date.now() + aheadMs

/** Learns the server's time of an answer that came just now. */
export function learnTime(serverTime: number): void {
  aheadMs = serverTime - Date.now()
}
