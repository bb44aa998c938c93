/** Passwords: argon2id, and what a new one must not be. */
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first recommendation for argon2id, which is the library's default kind: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Same cost as a real one: an account that does not exist must take as long to refuse as one that does. */
const decoy = '$argon2id$v=19$m=19456,t=2,p=1$+YHdGefetDZCVIXFPVFHTg$Wocg8s+UI1rYhcSmDpAdBVcw4YvaLVxgV7dtvk0gENo';

/** Hash of a password with its salt and cost, for the column `password_hash`. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Whether the password belongs to the hash; null (no such account) is refused after the same work. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const known = passwordHash?.startsWith('$argon2id$') ? passwordHash : null;
  const isSame = await verify(known ?? decoy, password);
  return known !== null && isSame;
}

/** The long ones that lists of leaked passwords begin with. */
const common = ['1234567890', '0123456789', '123456789a', 'qwertyuiop', '1q2w3e4r5t', 'password12', 'administrator'];

export type Weakness = 'too-common' | 'contains-username' | 'too-few-characters' | 'same-as-before';

/** What is wrong with a new password, or null. Its length is the contract's business. */
export function weaknessOf(password: string, username: string, before: string | null = null): Weakness | null {
  const lower = password.toLowerCase();
  if (before === password) return 'same-as-before';
  if (new Set(lower).size < 5) return 'too-few-characters';
  if (lower.includes(username.toLowerCase())) return 'contains-username';
  if (common.some((one) => lower.startsWith(one))) return 'too-common';
  return null;
}
