// Which Chromium the journeys run in: one of the system if it is new enough and starts, else the one that comes inside
// the npm package @sparticuz/chromium (no Chinese font: nothing may be asserted about glyphs).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type LaunchOptions } from '@playwright/test';

const oldestMajor = 140;
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ownUser = process.getuid?.() ?? 0;
// Playwright loads its configuration in every worker; what the first one found is handed on here.
const handedOn = 'LIANGMA_E2E_BROWSER';

export interface FoundBrowser {
  executablePath: string;
  /** False where the kernel or root forbids Chromium's own sandbox. */
  chromiumSandbox: boolean;
  env: Record<string, string>;
}

/** Finds a browser that really starts; throws with what was tried. */
export async function findBrowser(): Promise<FoundBrowser> {
  const known = process.env[handedOn];
  if (known) return JSON.parse(known) as FoundBrowser;
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  const system = names.flatMap((name) => onPath.map((folder) => join(folder, name))).filter((path) => existsSync(path));
  for (const path of system.slice(0, 2)) {
    if (majorVersion(path) < oldestMajor) continue;
    const found = await startable(path, {});
    if (!(found instanceof Error)) return handOn(found);
  }
  const folder = await unpackedPackage();
  const bundled = join(folder, 'chromium');
  let found = await startable(bundled, fontsOf(folder));
  if (found instanceof Error) found = await startable(bundled, await librariesOf(folder));
  if (found instanceof Error)
    throw new Error(`No Chromium starts. Tried ${[...system, bundled].join(', ')}.`, { cause: found });
  return handOn(found);
}

function handOn(found: FoundBrowser): FoundBrowser {
  process.env[handedOn] = JSON.stringify(found);
  return found;
}

function majorVersion(path: string): number {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return Number(/ (\d+)\./.exec(stdout ?? '')?.[1] ?? 0);
}

/** Opens an empty page as a journey would; returns why it did not. */
async function startable(executablePath: string, extra: Record<string, string>): Promise<FoundBrowser | Error> {
  // The browser's home is a temporary folder, so that nothing is left in the user's.
  const home = join(tmpdir(), `liangma-browser-home-${ownUser}`);
  mkdirSync(home, { recursive: true });
  const env = { ...extra, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
  let reason = new Error('not tried');
  for (const chromiumSandbox of ownUser === 0 ? [false] : [true, false]) {
    try {
      const found = { executablePath, chromiumSandbox, env };
      const browser = await chromium.launch({ ...launchOptionsOf(found), timeout: 30_000 });
      await (await browser.newPage()).close();
      await browser.close();
      return found;
    } catch (error) {
      reason = error instanceof Error ? error : new Error(String(error));
    }
  }
  return reason;
}

/** What Playwright needs to launch it. */
export function launchOptionsOf({ executablePath, chromiumSandbox, env }: FoundBrowser): LaunchOptions {
  return { executablePath, chromiumSandbox, env: { ...process.env, ...env } };
}

/** Unpacks the npm package's browser into a folder named by its version: the package itself would reuse any version. */
async function unpackedPackage(): Promise<string> {
  const folder = join(tmpdir(), `liangma-chromium-${packageVersion()}-${ownUser}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  await withTemporaryFolder(fresh, async () => {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Another run was quicker: its copy is as good.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
  return folder;
}

/** On a bare machine without NSS and the like, the libraries that the package brings for Amazon Linux do. */
async function librariesOf(folder: string): Promise<Record<string, string>> {
  const libraries = join(folder, 'al2023', 'lib');
  if (!existsSync(libraries)) {
    await withTemporaryFolder(folder, async () => {
      const { inflate } = await import('@sparticuz/chromium');
      await inflate(join(packageFolder(), 'bin', 'al2023.tar.br'));
    });
  }
  return { ...fontsOf(folder), LD_LIBRARY_PATH: libraries };
}

function fontsOf(folder: string): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
}

function packageFolder(): string {
  return dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
}

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The package unpacks into the system's temporary folder, wherever that is at the moment of the call. */
async function withTemporaryFolder(folder: string, act: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await act();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
