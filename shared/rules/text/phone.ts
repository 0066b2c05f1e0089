import { lettersOf, typedForm } from './oneForm'

/** A number of the mainland, without its region. */
const MAINLAND = /^1\d{10}$/
const DIGITS = /^\d{5,15}$/
/** Hong Kong, Macau, Taiwan: their numbers are often written without the region. */
const REGIONS = ['852', '853', '886']

/** A registered number in one form: mainland numbers as they are, all others with + and their region, so that equal numbers of two regions are two. */
export const regionalPhone = (pure: string, region: string): string =>
  region === '' || region === '86' ? pure : `+${region}${pure}`

/**
 * The registered numbers that somebody may mean by what they typed, likeliest first; none when it is no number. Width,
 * separators and digits of any kind are the same.
 */
export function meantPhones(typed: string): string[] {
  const digits = lettersOf(typed)
  const isWhole = /^(\+|\(\+)/.test(typedForm(typed))
  const withRegion = isWhole ? digits : digits.startsWith('00') ? digits.slice(2) : undefined
  if (!DIGITS.test(withRegion ?? digits)) return []
  const ofMainland = (withRegion ?? digits).replace(/^86(?=1\d{10}$)/, '')
  // +1 415 555 2671 has the digits of a mainland number, and is one of another region first.
  if (withRegion !== undefined && ofMainland === withRegion) {
    return MAINLAND.test(withRegion) ? [`+${withRegion}`, withRegion] : [`+${withRegion}`]
  }
  if (MAINLAND.test(ofMainland)) return [ofMainland]
  return [digits, `+${digits}`, ...REGIONS.map((region) => `+${region}${digits.replace(/^0/, '')}`)]
}
