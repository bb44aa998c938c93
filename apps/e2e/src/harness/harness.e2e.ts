// The harness itself: a journey that passes must have been able to fail.
import { expect, test } from '@playwright/test';
import qrcode from 'qrcode';
import { expectNoAxeViolations } from './axe.ts';
import { cameraSeeing } from './camera.ts';

const address = 'http://localhost:9/';

test('axe names a planted breach', async ({ page }) => {
  await page.setContent('<html lang="zh-CN"><title>x</title><main><h1>x</h1><img src="x.png"></main>');
  await expect(expectNoAxeViolations(page)).rejects.toThrow(/image-alt/);
  await page.setContent('<html lang="zh-CN"><title>x</title><main><h1>x</h1><p>好</p></main>');
  await expectNoAxeViolations(page);
});

test('the fake camera shows the code that it was given', async ({ playwright, launchOptions }) => {
  const text = 'http://localhost/c/0199f0c2-1111-7000-8000-000000000001.abcdef';
  const camera = cameraSeeing(text);
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), ...camera.args],
  });
  try {
    const page = await browser.newPage();
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<video></video>' }));
    await page.goto(address);
    const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M' }).modules;
    const seen = await page.evaluate(async (modules) => {
      const video = document.querySelector('video');
      const canvas = document.createElement('canvas').getContext('2d');
      if (!video || !canvas) return [];
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } });
      await video.play();
      canvas.canvas.width = video.videoWidth;
      canvas.canvas.height = video.videoHeight;
      canvas.drawImage(video, 0, 0);
      const scale = Math.floor((video.videoHeight * 0.8) / modules);
      const left = Math.floor((video.videoWidth - modules * scale) / 2);
      const top = Math.floor((video.videoHeight - modules * scale) / 2);
      const centre = (index: number) => Math.floor((index + 0.5) * scale);
      return Array.from({ length: modules * modules }, (_, at) => {
        const x = left + centre(at % modules);
        const y = top + centre(Math.floor(at / modules));
        return (canvas.getImageData(x, y, 1, 1).data[0] ?? 255) < 128 ? 1 : 0;
      });
    }, size);
    expect(seen.join('')).toBe(Array.from(data).join(''));
  } finally {
    await browser.close();
    camera.remove();
  }
});

test('a browser without scripts runs none', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent('<p>before</p><script>document.querySelector("p").textContent = "after"</script>');
  await expect(page.getByText('before')).toBeVisible();
  await context.close();
});
