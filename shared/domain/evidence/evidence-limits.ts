/**
 * How much of each kind a customer's evidence holds. Of more the newest stay (items, purchases, whole orders, messages, reviews), or the most
 * frequent (the rest); ties by UTF-8 bytes of the key.
 */
export const evidenceLimits = {
  items: 300,
  purchases: 400,
  wholeOrders: 100,
  searches: 20,
  places: 200,
  messages: 400,
  reviews: 50,
  contacts: 100,
  names: 10,
} as const;

/** Days of events that evidence looks back over, counted from the newest day of the lake before `as_of`'s. */
export const evidenceDays = 400;
