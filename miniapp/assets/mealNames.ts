/** Codes of the meal drawings the app carries; an offer's `picture` is one of them. */
export const MEAL_PICTURES = [
  'noodle',
  'rice',
  'dumpling',
  'bun',
  'soup',
  'hotpot',
  'congee',
  'drink',
  'lunchbox',
] as const
export type MealPicture = (typeof MEAL_PICTURES)[number]
