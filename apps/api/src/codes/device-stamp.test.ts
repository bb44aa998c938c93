import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { signDeviceStamp, verifyDeviceStamp } from './device-stamp.ts';

const secret = randomBytes(32);
const at = '2026-06-15T01:00:00.000Z';

it('proves the instant to the tablet that it was made for, and to no other', () => {
  const stamp = signDeviceStamp(secret, 'tablet-1', at);
  expect(verifyDeviceStamp(secret, 'tablet-1', stamp)).toBe(at);
  expect(verifyDeviceStamp(secret, 'tablet-2', stamp)).toBeNull();
  expect(verifyDeviceStamp(randomBytes(32), 'tablet-1', stamp)).toBeNull();
});

it('is broken by a change of any character', () => {
  const stamp = signDeviceStamp(secret, 'tablet-1', at);
  for (const index of stamp.split('').keys()) {
    const other = stamp[index] === 'x' ? 'y' : 'x';
    const changed = `${stamp.slice(0, index)}${other}${stamp.slice(index + 1)}`;
    expect(verifyDeviceStamp(secret, 'tablet-1', changed)).toBeNull();
  }
  for (const text of ['', '.', at, `${at}.`]) expect(verifyDeviceStamp(secret, 'tablet-1', text)).toBeNull();
});
