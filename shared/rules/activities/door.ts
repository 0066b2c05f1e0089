/** Digits of a door's code, as a station's. */
export const DOOR_DIGITS = 6

/** What the QR on a door's screen says: the activity and the digits of this moment. */
export const doorText = (activityId: string, code: string): string => `nxd:${activityId}:${code}`

/** The digits of a door's QR; undefined when it is of another activity, or no such code. */
export function digitsOfDoor(text: string, activityId: string): string | undefined {
  const [kind, of, code] = text.trim().split(':')
  return kind === 'nxd' && of === activityId && code?.length === DOOR_DIGITS ? code : undefined
}
