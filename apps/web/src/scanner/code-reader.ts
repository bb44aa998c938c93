/**
 * Reads QR codes out of pictures: ZXing as WebAssembly, from our own origin, the same on every tablet. About 1 MB, so
 * this file is imported only when a camera opens.
 */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasmUrl from 'virtual:zxing-reader.wasm?url';

prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
});
const detector = new BarcodeDetector({ formats: ['qr_code'] });

/**
 * The text of the first code in the picture, or null when there is none.
 * @throws when the reader could not be loaded, or the file is no picture
 */
export async function readCode(picture: HTMLVideoElement | Blob): Promise<string | null> {
  const found = await detector.detect(picture);
  return found.find((code) => code.rawValue.trim() !== '')?.rawValue.trim() ?? null;
}
