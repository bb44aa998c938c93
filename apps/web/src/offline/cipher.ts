/**
 * Seals what is stored on the tablet: AES-GCM with the data key of one account and a random IV for each value. The place
 * (table and key) is sealed along, so that rows cannot be exchanged for one another unnoticed.
 */

/** First byte of a sealed value: how the rest is laid out. */
const layout = 1;
const ivLength = 12;
const headLength = 2 + ivLength;
const kinds = { json: 0, bytes: 1 } as const;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const sealedAlong = (place: string, kind: number): Uint8Array<ArrayBuffer> =>
  encoder.encode(`${layout}:${kind}:${place}`);

/** The sealed form of plain data or bytes. */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const isBytes = value instanceof Uint8Array;
  const kind = isBytes ? kinds.bytes : kinds.json;
  const plain = isBytes ? (value as Uint8Array<ArrayBuffer>) : encoder.encode(JSON.stringify(value));
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const additionalData = sealedAlong(place, kind);
  const secret = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain));
  const sealed = new Uint8Array(headLength + secret.length);
  sealed.set([layout, kind]);
  sealed.set(iv, 2);
  sealed.set(secret, headLength);
  return sealed;
}

/** What was sealed. Throws when the key is another one, or the bytes or their place were changed. */
export async function unseal(key: CryptoKey, place: string, sealed: Uint8Array): Promise<unknown> {
  if (sealed[0] !== layout) throw new Error(`sealed in an unknown layout: ${sealed[0]}`);
  const kind = sealed[1] ?? -1;
  const iv = sealed.slice(2, headLength);
  const additionalData = sealedAlong(place, kind);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed.slice(headLength));
  if (kind === kinds.bytes) return new Uint8Array(plain);
  return JSON.parse(decoder.decode(plain)) as unknown;
}
