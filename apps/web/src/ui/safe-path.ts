/** Where to go after logging in or unlocking: only paths of this app are followed. */
export const safePath = (next: unknown, otherwise = '/'): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : otherwise;
