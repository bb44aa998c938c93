/** Web crypto, IndexedDB and service workers exist only on https and on this machine itself. */
export const isSecure = (): boolean => globalThis.isSecureContext !== false && globalThis.crypto?.subtle !== undefined;
