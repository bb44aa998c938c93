/** Texts for what is wrong. */
import type { Translation } from '../language.ts';
import type { errors as source } from '../zh-CN/errors.ts';

export const errors: Translation<typeof source> = {
  'errors.network': 'The server cannot be reached; check the connection and try again',
  'errors.unreadable-answer': 'The answer of the server could not be read; reload the page and try again',
  'errors.unexpected': 'Something unexpected went wrong; reload the page and try again',
  'errors.password-differs': 'The two new passwords differ',
  'errors.pin-not-six-digits': 'Enter six digits',
  'errors.pin-too-easy': 'This PIN is too easy to guess; choose another one',
  'errors.reason-missing': 'Say why',
  'errors.pin-differs': 'The two PINs differ',
  'errors.pin-wrong': 'Wrong PIN',
  'errors.frequency-max-below-min': 'The most cannot be below the least',
  'errors.duplicate': 'This exists already; it must be unique',
};
