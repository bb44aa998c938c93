// How quick a tablet is in the hand, in a real browser with more than 5,000 enterprises in its pack:
// `node apps/e2e/src/tablet-speed.ts`. Prints each time beside the goal; asserts nothing, machines differ.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findBrowser, launchOptionsOf } from './harness/browser.ts';
import { killableTablet } from './harness/killable-tablet.ts';
import { startServer } from './harness/server.ts';
import { demoPerson, signIn } from './steps/people.ts';
import { openField, unlockTablet } from './steps/tablet.ts';
import { enterWithoutNetwork } from './steps/visit.ts';

const slowness = 6;
const wanted = 5000;

function register(): string {
  const head = '企业名称,统一社会信用代码,注册地址,所属县(市区)';
  const rows = Array.from({ length: wanted }, (_, n) => {
    const code = `93439900MA${String(n).padStart(7, '0')}`;
    return `示范市第${n}号农民专业合作社,${code}${checkCharacter(code)},示范市城东区${n}号,城东区`;
  });
  return [head, ...rows].join('\n');
}

/** The 18th character of a credit code (GB 32100—2015). */
function checkCharacter(first17: string): string {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...first17].reduce((total, one, index) => total + characters.indexOf(one) * (3 ** index % 31), 0);
  return characters[(31 - (sum % 31)) % 31] ?? '';
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
}

interface Tap {
  /** To the moment at which the browser says that the write is on the disk. */
  saved: number;
  /** To the mark that says so. */
  shown: number;
  bytes: number;
}

function tapAnswer(page: Page, name: string): Promise<Tap> {
  return page.evaluate(
    (label) =>
      new Promise<Tap>((resolve, reject) => {
        const input = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(
          (one) => one.parentElement?.textContent?.trim() === label && !one.checked,
        );
        if (!input) return reject(new Error(`nothing to tap: ${label}`));
        const tap = { saved: 0, shown: 0, bytes: 0 };
        const tapped = performance.now();
        const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as () => IDBRequest;
        IDBObjectStore.prototype.put = new Proxy(put, {
          apply(target, self: IDBObjectStore, given: [{ data: Uint8Array }]) {
            if (self.name === 'draft') {
              IDBObjectStore.prototype.put = put;
              tap.bytes = given[0].data.byteLength;
              self.transaction.addEventListener('complete', () => (tap.saved = performance.now() - tapped));
            }
            return Reflect.apply(target, self, given) as IDBRequest;
          },
        });
        const marks = new MutationObserver(() => {
          const isSaved = [...document.querySelectorAll('output')].some((one) =>
            one.textContent.includes('已存在本机'),
          );
          if (!isSaved) return;
          if (tap.saved === 0) return reject(new Error('said to be saved before it is'));
          marks.disconnect();
          resolve({ ...tap, shown: performance.now() - tapped });
        });
        input.click();
        // React has drawn "saving" by now: every mark from here on is of this tap
        queueMicrotask(() => marks.observe(document.body, { childList: true, characterData: true, subtree: true }));
        setTimeout(() => reject(new Error('nothing was written')), 10_000);
      }),
    name,
  );
}

/** A strict write of so many bytes and nothing else: what no app in this browser on this machine gets below. */
function bareWrite(page: Page, bytes: number): Promise<number> {
  return page.evaluate(async (size) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('bare', 1);
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows', { keyPath: 'key' }));
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
    });
    const data = crypto.getRandomValues(new Uint8Array(size));
    const from = performance.now();
    const took = await new Promise<number>((resolve) => {
      const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.addEventListener('complete', () => resolve(performance.now() - from));
      transaction.objectStore('rows').put({ key: 'row', data });
      transaction.commit();
    });
    db.close();
    return took;
  }, bytes);
}

/** From the tap on a link or a key in a field to the frame that shows what was asked for. */
function untilShown(page: Page, act: 'enterprises' | 'search'): Promise<number> {
  return page.evaluate(
    (what) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const isShown = () => {
          const rows = document.querySelectorAll('main ul li');
          return what === 'enterprises'
            ? rows.length > 0 && document.querySelector('main input[type=search]') !== null
            : rows.length === 1;
        };
        const look = () => (isShown() ? resolve(performance.now() - from) : requestAnimationFrame(look));
        if (what === 'enterprises') document.querySelector<HTMLElement>('nav a[href="/field/enterprises"]')?.click();
        else {
          const field = document.querySelector<HTMLInputElement>('main input[type=search]');
          // as a key does it: React looks at the value through a tracker of its own
          const tracked = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
          if (field) Reflect.apply(Reflect.get(tracked, 'set') as () => void, field, ['第4321号'] as never);
          field?.dispatchEvent(new Event('input', { bubbles: true }));
        }
        requestAnimationFrame(look);
      }),
    act,
  );
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const line = (what: string, ms: number, goalMs: number) =>
  console.log(
    `${what.padEnd(58)} ${ms.toFixed(0).padStart(6)} ms   goal ${goalMs} ms   ratio ${(ms / goalMs).toFixed(2)}`,
  );

const browser = await findBrowser();
const server = await startServer({ demo: 'on' });
const tablet = killableTablet(server.url, launchOptionsOf(browser));
const folder = mkdtempSync(join(tmpdir(), 'liangma-speed-'));
try {
  const file = join(folder, 'register.csv');
  writeFileSync(file, register());
  const imported = await server.command(['import', 'enterprises', file]);
  if (imported.code !== 0) throw new Error(imported.stdout + imported.stderr);
  let page = await tablet.start('online');
  await signIn(page, demoPerson('inspector1'));
  await openField(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.getByRole('link', { name: '同步' }).first().tap();
  await page.getByText(/项检查，6,\d{3} 家企业/).waitFor({ timeout: 60_000 });
  await tablet.close();

  console.log('6,184 enterprises in the pack\n');
  const starts: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    page = await tablet.start('offline');
    const from = performance.now();
    await page.goto('/field');
    await page.getByRole('button', { name: '解锁' }).waitFor();
    starts.push(performance.now() - from);
    if (n < 2) await tablet.kill();
  }
  line('cold start without network, to the lock screen', median(starts), 2000);
  const from = performance.now();
  await unlockTablet(page);
  await page.getByRole('heading', { level: 1, name: '今日检查' }).waitFor();
  line('PIN to the list of today (key derivation included)', performance.now() - from, 2000);
  await page
    .getByRole('link', { name: /^入企登记：/ })
    .first()
    .waitFor();
  line('register of 6,184 enterprises, tap to shown', await untilShown(page, 'enterprises'), 100);
  line('search in it, key to shown', await untilShown(page, 'search'), 100);
  await page.getByRole('link', { name: '今日检查' }).first().tap();
  const door = page.getByRole('link', { name: /^入企登记：/ }).first();
  const enterprise = ((await door.getAttribute('aria-label')) ?? '').replace('入企登记：', '');
  await enterWithoutNetwork(page, enterprise);
  await page.getByRole('link', { name: '填写现场检查笔录' }).tap();
  await page.getByRole('heading', { level: 1, name: '现场检查笔录' }).waitFor();
  await page.waitForTimeout(2000);
  await slowDown(page);
  const taps: Tap[] = [];
  const bare: number[] = [];
  // in turns, so that both meet the same disk
  for (const answer of ['合格', '不适用', '合格', '不适用', '合格', '不适用', '合格', '不适用', '合格']) {
    const tap = await tapAnswer(page, answer);
    taps.push(tap);
    await page.waitForTimeout(700);
    bare.push(await bareWrite(page, tap.bytes));
    await page.waitForTimeout(300);
  }
  const saved = median(taps.map((tap) => tap.saved));
  const limit = median(bare);
  console.log(`\nprocessor ${slowness} times slower, ${taps[0]?.bytes} bytes`);
  line('an answer, tap to saved', saved, 50);
  line('an answer, tap to the mark that says so', median(taps.map((tap) => tap.shown)), 50);
  console.log(`${'a strict write of the same bytes and nothing else'.padEnd(58)} ${limit.toFixed(0).padStart(6)} ms`);
  console.log(`${'tap to saved, times the bare write'.padEnd(58)} ${(saved / limit).toFixed(1).padStart(6)}`);
} finally {
  await tablet.remove();
  await server.dispose();
  rmSync(folder, { recursive: true, force: true });
}
