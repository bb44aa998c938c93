/** What a file on the tablet is, by the rules that the server asks, too. */
import { mediaTypeOf as typeOfBytes } from '@liangma/domain/evidence/media-type';

/** A recorder of this device says that its container holds sound alone; the bytes begin like those of a video. */
const soundAlone: Readonly<Record<string, string>> = { 'video/mp4': 'audio/mp4', 'video/webm': 'audio/webm' };

/** Media type of a file as the contract names it, or null when it is none that is allowed anywhere. */
export async function mediaTypeOf(bytes: Uint8Array, declared: string): Promise<string | null> {
  const read = (from: number, length: number) => Promise.resolve(bytes.subarray(from, from + length));
  const type = await typeOfBytes({ size: bytes.length, read });
  return (declared.startsWith('audio/') && type !== null ? soundAlone[type] : undefined) ?? type;
}
