/** SHA-256 as 64 lower-case hex digits, by Web Crypto, which browser and Node share. */

const toHex = (hash: ArrayBuffer) =>
  [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Bytes that stand in memory of their own, as Web Crypto, Blob and the store want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export async function hashOfBytes(bytes: Bytes): Promise<string> {
  return toHex(await globalThis.crypto.subtle.digest('SHA-256', bytes));
}
