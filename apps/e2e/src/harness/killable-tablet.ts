// A tablet with a profile on disk, whose browser can be killed as a dying battery kills it, and started again.
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test';

export interface KillableTablet {
  /** Starts the browser, with or without network from its first moment on. */
  start: (network: 'online' | 'offline') => Promise<Page>;
  /** Closed as a person closes it. A browser writes its cookies down now and then: a killed one may have lost the newest. */
  close: () => Promise<void>;
  /** kill −9: nothing is said goodbye to. */
  kill: () => Promise<void>;
  setNetwork: (network: 'online' | 'offline') => Promise<void>;
  remove: () => Promise<void>;
}

/** A tablet of 1180×820 with touch in Beijing's time, at this server. */
export function killableTablet(baseURL: string, launchOptions: LaunchOptions): KillableTablet {
  const profile = mkdtempSync(join(tmpdir(), 'liangma-tablet-'));
  let context: BrowserContext | undefined;
  // the lock of a profile names the browser's process: host-pid
  const pid = () => Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
  const kill = async () => {
    process.kill(pid(), 'SIGKILL');
    await context?.close().catch(() => undefined);
    rmSync(join(profile, 'SingletonLock'), { force: true });
    context = undefined;
  };
  return {
    start: async (network) => {
      context = await chromium.launchPersistentContext(profile, {
        ...launchOptions,
        baseURL,
        viewport: { width: 1180, height: 820 },
        hasTouch: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(10_000);
      await context.setOffline(network === 'offline');
      return context.pages()[0] ?? (await context.newPage());
    },
    close: async () => {
      await context?.close();
      context = undefined;
    },
    kill,
    setNetwork: async (network) => {
      await context?.setOffline(network === 'offline');
    },
    remove: async () => {
      await context?.close().catch(() => undefined);
      // the last processes of a browser write for a moment longer
      for (let tries = 0; tries < 20; tries += 1) {
        try {
          rmSync(profile, { recursive: true, force: true });
          return;
        } catch {
          await wait(200);
        }
      }
    },
  };
}
