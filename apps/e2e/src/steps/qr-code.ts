// What a phone reads from a code on a screen.
import { expect, type Locator, type Page } from '@playwright/test';
import qrcode from 'qrcode';

/** Modules of white around a code. */
const quiet = 4;

/**
 * The address in a code on the screen: the one that is printed beside it, after comparing the picture dot by dot with
 * the code of that address.
 */
export async function addressBehind(page: Page, picture: Locator): Promise<string> {
  const address = (await page.getByText(/^https?:\/\/\S+\/c\/\S+$/).textContent()) ?? '';
  const { size, data } = qrcode.create(address, { errorCorrectionLevel: 'M' }).modules;
  const shot = (await picture.screenshot()).toString('base64');
  const dots = await page.evaluate(
    async ([png, edge]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const middle = (index: number) => Math.floor(((index + 0.5) * image.width) / edge);
      const isDark = (x: number, y: number) => (context?.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
      return Array.from({ length: edge * edge }, (_, at) =>
        isDark(middle(at % edge), middle(Math.floor(at / edge))) ? 1 : 0,
      );
    },
    [shot, size + 2 * quiet] as const,
  );
  const inner = dots.filter((_, at) => {
    const x = (at % (size + 2 * quiet)) - quiet;
    const y = Math.floor(at / (size + 2 * quiet)) - quiet;
    return x >= 0 && y >= 0 && x < size && y < size;
  });
  expect(inner.join('')).toBe(Array.from(data).join(''));
  return address;
}
