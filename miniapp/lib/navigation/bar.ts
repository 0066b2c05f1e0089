/** The phone's own bar is there before any page. */
export const barListens = async (): Promise<void> => undefined
