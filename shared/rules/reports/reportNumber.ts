/** A report's number in what somebody typed or pasted: 26 letters and digits, however they were copied. */
export const numberIn = (text: string): string | undefined =>
  /^[0-9A-HJKMNP-TV-Z]{26}$/.exec(text.normalize('NFKC').replace(/\s/g, '').toUpperCase())?.[0]
