/**
 * A tablet: disks that last, a clock that may jump, a line that comes and goes, and the app, which may die at any await.
 * The app is the real code: runner, outbox, pack, on the store and the server of the simulation.
 */
import { ServerFailure, type FieldServer } from '../field-server.ts';
import { packState, takeInPack } from '../pack.ts';
import { runOutbox, type RunResult } from '../runner.ts';
import type { Store } from '../store.ts';
import { shareTurns, type Alone } from '../turns.ts';
import { memoryStore, newDisk, noDiskFaults, type Disk, type DiskFaults } from './memory-store.ts';
import { carrier, goodLine, type Carry, type LineFaults } from './network.ts';
import type { SimulatedServer } from './simulated-server.ts';
import { isStoreTrouble } from './store-trouble.ts';
import { newProcess, type Process, type World } from './world.ts';
import { bringUpToDate } from './app-versions.ts';
import type { ContentMigration } from '../content-migrations.ts';

/** The app as one account uses it. */
export interface App {
  accountId: string;
  process: Process;
  /** What stands on the disk is of this version of the app; before, nobody works. */
  isReady: boolean;
  /** Two tabs on one disk; the runner has the first. */
  tabs: readonly [Store, Store];
  server: FieldServer;
  carry: Carry;
  /** Something was queued: the runner need not wait any longer. */
  wake: () => void;
}

export interface Tablet {
  deviceId: string;
  name: string;
  accounts: readonly string[];
  disks: Map<string, Disk>;
  /** Version of the app, counted from 1, and of what each account has stored. */
  version: number;
  formats: Map<string, number>;
  skewMs: number;
  isOnline: boolean;
  isRetired: boolean;
  session: string | null;
  app: App | null;
  diskFaults: DiskFaults;
  lineFaults: LineFaults;
  /** By its own clock, ISO. */
  now: () => string;
}

export interface TabletDeps {
  world: World;
  server: SimulatedServer;
  /** Steps of the versions that come out; by default `appSteps`. */
  steps?: readonly ContentMigration[];
  /** A test may break the client here, to see that the simulation notices. */
  wrap?: {
    store?: (store: Store) => Store;
    server?: (server: FieldServer, world: World) => FieldServer;
    /** The tabs do not wait for each other. */
    tabsRunFree?: boolean;
  };
}

export function newTablet(world: World, name: string, accounts: readonly string[]): Tablet {
  const tablet: Tablet = {
    deviceId: world.random.id(),
    name,
    accounts,
    disks: new Map(accounts.map((account) => [account, newDisk()])),
    version: 1,
    formats: new Map(accounts.map((account) => [account, 1])),
    skewMs: world.random.int(-90_000, 90_000),
    isOnline: true,
    isRetired: false,
    session: null,
    app: null,
    diskFaults: noDiskFaults,
    lineFaults: goodLine,
    now: () => new Date(world.now() + tablet.skewMs).toISOString(),
  };
  return tablet;
}

/** The app looks by itself this often; whatever is queued wakes it earlier. */
const longestTimerMs = 30 * 60_000;

/** Ends the app where it stands, and starts it again as the same account after a while. */
function killed({ world, ...deps }: TabletDeps, tablet: Tablet, why: string): void {
  const { app } = tablet;
  if (app === null) return;
  world.note(tablet.name, why);
  app.process.kill();
  tablet.app = null;
  world.start(tablet.name, async () => {
    await world.sleep(world.random.int(2_000, 10 * 60_000));
    if (tablet.app === null && !tablet.isRetired) startApp({ world, ...deps }, tablet, app.accountId);
  });
}

/** Ends the app if it runs; it comes back by itself. */
export function killApp(deps: TabletDeps, tablet: Tablet, why: string): void {
  killed(deps, tablet, why);
}

/** What tabs of one browser have to take turns by; it is gone with the app. */
function lockOf(process: Process): Alone {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const turn = process.guard(last.then(job, job));
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Starts the app for an account; one that runs ends. */
export function startApp(deps: TabletDeps, tablet: Tablet, accountId: string): App {
  const { world, server, wrap } = deps;
  tablet.app?.process.kill();
  const disk = tablet.disks.get(accountId);
  if (disk === undefined) throw new Error(`${tablet.name} knows no account ${accountId}`);
  const process = newProcess();
  const die = (why: string) => {
    if (process.isAlive()) killed(deps, tablet, why);
  };
  const alone = lockOf(process);
  const tab = () => {
    const bareStore = memoryStore({ world, process, disk, die, faults: () => tablet.diskFaults });
    const store = wrap?.store?.(bareStore) ?? bareStore;
    if (wrap?.tabsRunFree !== true) shareTurns(store, alone);
    return store;
  };
  const line = { isOnline: () => tablet.isOnline, faults: () => tablet.lineFaults };
  const bare = carrier(world, line, tablet.name);
  const carry: Carry = (what, send) => process.guard(bare(what, send));
  const connected = server.connect(carry, { accountId, deviceId: tablet.deviceId, session: () => tablet.session });
  const app: App = {
    accountId,
    process,
    isReady: false,
    carry,
    wake: () => undefined,
    tabs: [tab(), tab()],
    server: wrap?.server?.(connected, world) ?? connected,
  };
  tablet.app = app;
  world.note(tablet.name, `app starts for ${accountId.slice(0, 4)}`);
  world.start(tablet.name, () => sync(deps, tablet, app));
  return app;
}

/** One run of the real runner. */
export function runOnce({ world }: TabletDeps, tablet: Tablet, app: App): Promise<RunResult> {
  return app.process.guard(
    runOutbox({
      store: app.tabs[0],
      server: app.server,
      now: tablet.now,
      accountId: app.accountId,
      deviceId: tablet.deviceId,
      isStopped: () => !app.process.isAlive(),
      random: () => world.random.next(),
    }),
  );
}

/** Signs in at the server; false when it was not reached. */
export async function signIn({ server, world }: TabletDeps, tablet: Tablet, app: App): Promise<boolean> {
  try {
    tablet.session = await app.carry('sign in', () => server.login(app.accountId, tablet.deviceId));
    world.note(tablet.name, `signed in as ${app.accountId.slice(0, 4)}`);
    return true;
  } catch (error) {
    if (error instanceof ServerFailure) return false;
    throw error;
  }
}

/** Fetches the pack page by page. */
export async function fetchPack(tablet: Tablet, app: App): Promise<void> {
  const store = app.tabs[0];
  for (let hasMore = true; hasMore;) {
    const { cursor } = await packState(store);
    const answer = await app.server.fetchPack(tablet.deviceId, cursor);
    await takeInPack(store, answer, tablet.now());
    ({ hasMore } = answer);
  }
}

/** What the app does by itself until it dies: send, fetch, wait; its user signs in again when asked to. */
async function sync(deps: TabletDeps, tablet: Tablet, app: App): Promise<void> {
  const { world } = deps;
  const { process } = app;
  await bringUpToDate(deps, tablet, app);
  for (let round = 1; process.isAlive(); round++) {
    let waitMs = longestTimerMs;
    try {
      // who has set the tablet up is signed in
      if (round === 1 && tablet.session === null) await signIn(deps, tablet, app);
      const { nextAt, paused } = await runOnce(deps, tablet, app);
      if (nextAt !== null) waitMs = Math.min(waitMs, Math.max(500, Date.parse(nextAt) - Date.parse(tablet.now())));
      if (paused === 'login' && world.random.chance(0.8)) {
        await process.guard(world.sleep(world.random.int(1_000, 20 * 60_000)));
        if (await signIn(deps, tablet, app)) waitMs = 0;
      }
      if (round === 1 || world.random.chance(0.5)) await fetchPack(tablet, app);
    } catch (error) {
      if (!isStoreTrouble(error) && !(error instanceof ServerFailure)) throw error;
    }
    const woken = new Promise<void>((resolve) => {
      app.wake = resolve;
    });
    await process.guard(Promise.race([woken, world.sleep(waitMs + world.random.int(0, 1_000))]));
  }
}
