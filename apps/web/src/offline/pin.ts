/** The PIN of an account on this tablet: which ones are too easy, what is made from it, how wrong ones slow down. */

/** House rule: six digits. */
export const pinLength = 6;
const pinPattern = /^\d{6}$/;

/** PBKDF2-SHA-256, as OWASP's password storage guidance names it. */
export const pinIterations: number = 600_000;

export type PinFault = 'not-six-digits' | 'too-easy';

const steps = (pin: string): number[] =>
  Array.from(pin.slice(1), (digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);

/** Why a PIN is not taken; null: it is. Refused: 000000, 123456, 654321, 890123, 121212, 123123 and the like. */
export function pinFault(pin: string): PinFault | null {
  if (!pinPattern.test(pin)) return 'not-six-digits';
  const [first] = steps(pin);
  const isEven = steps(pin).every((step) => step === first) && (first === 0 || first === 1 || first === 9);
  const isRepeated = [2, 3].some((length) => pin === pin.slice(0, length).repeat(pinLength / length));
  return isEven || isRepeated ? 'too-easy' : null;
}

/** Seconds without a further try after so many wrong PINs in a row; house rule. */
export function pinWaitSeconds(failures: number): number {
  if (failures < 3) return 0;
  const waits = [30, 60, 5 * 60, 15 * 60];
  return waits[failures - 3] ?? 3600;
}

/** The key that wraps an account's data key. */
export async function wrappingKey(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}
