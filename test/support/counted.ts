/** A story's numbers that the street office sees of today. */
export const COUNTED = ['confirmed', 'checkins', 'reports', 'resolved', 'closed', 'vouchers', 'redeemed'] as const
