/**
 * One run from a seed: tablets, people and a server through hours of bad luck; then the bad luck ends, everybody signs in,
 * the queues run dry, and everything that must be true is checked.
 */
import { carriedByFile } from './carry-by-file.ts';
import { leavingFiles, planUnsent } from '../unsent-work.ts';
import { takeInUnsent } from '../take-in-unsent.ts';
import type { LeavingFile } from '../unsent-file.ts';
import { hasten, retryItem } from '../retry.ts';
import { outboxOf } from '../commands.ts';
import { appSteps } from './app-versions.ts';
import { findWrong } from './check.ts';
import type { Work } from './handing-over.ts';
import { doSomething } from './inspector.ts';
import { newLedger, type Ledger } from './ledger.ts';
import { noDiskFaults } from './memory-store.ts';
import { goodLine } from './network.ts';
import { randomOf } from './random.ts';
import type { Scene, SimulatedServer } from './simulated-server.ts';
import { isStoreTrouble } from './store-trouble.ts';
import { killApp, newTablet, signIn, startApp, type App, type Tablet, type TabletDeps } from './tablet.ts';
import { worldOf, type World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const usualDisk = { full: 0.005, lost: 0.01, lostAfter: 0.01 };

export interface SimulationInput {
  seed: number;
  /** Hours of virtual time with bad luck. */
  hours: number;
  /** A scene of one's own; by default one to three tablets, accounts and inspections. */
  scene?: Scene;
  serverFor: (world: World, scene: Scene, tablets: readonly Tablet[]) => SimulatedServer & { calm(): void };
  wrap?: TabletDeps['wrap'];
  steps?: TabletDeps['steps'];
  photo?: Work['photo'];
  startAt?: string;
}

export interface SimulationResult {
  wrong: string[];
  trace: readonly string[];
  saved: number;
  held: number;
  files: number;
  /** Saves of drafts and photos in drafts that people were told are on disk. */
  drafted: number;
}

function sceneOf(world: World): Scene {
  const { random } = world;
  const ids = (count: number) => Array.from({ length: count }, () => random.id());
  return { accounts: ids(random.int(1, 3)), devices: ids(random.int(1, 3)), inspections: ids(random.int(1, 4)) };
}

/** Who uses which tablet: everybody has one; tablets may be shared, and people may have two. */
function tabletsOf(world: World, { accounts, devices }: Scene): Tablet[] {
  const { random } = world;
  return devices.map((_, index) => {
    const own = accounts.filter((__, place) => place % devices.length === index || random.chance(0.4));
    return newTablet(world, `tablet ${index + 1}`, own.length > 0 ? own : [random.pick(accounts)]);
  });
}

interface Simulation extends TabletDeps {
  ledger: Ledger;
  tablets: readonly Tablet[];
  work: Work;
  endAt: number;
}

/** People at one tablet take turns and work. */
async function people(sim: Simulation, tablet: Tablet): Promise<void> {
  const { world } = sim;
  const { random } = world;
  startApp(sim, tablet, random.pick(tablet.accounts));
  while (world.now() < sim.endAt && !tablet.isRetired) {
    await world.sleep(random.int(1, 25) * minute);
    const { app } = tablet;
    if (app === null || !app.isReady || tablet.isRetired) continue;
    if (tablet.accounts.length > 1 && random.chance(0.1)) startApp(sim, tablet, random.pick(tablet.accounts));
    else {
      // now and then in both tabs at once, often with the same inspection
      const tabs = random.chance(0.2) ? app.tabs : [random.pick(app.tabs)];
      const where = tabs.length > 1 && random.chance(0.7) ? random.int(0, 9) : null;
      const doing = Promise.all(tabs.map((tab) => doSomething(sim.work, tablet, app, tab, where)));
      await Promise.race([app.process.guard(doing), app.process.end]);
    }
  }
}

/** Work of one tablet carried to another by a file; the first may be given away afterwards. */
async function carryOver(sim: Simulation, from: Tablet): Promise<void> {
  const { world } = sim;
  const { random } = world;
  const { app } = from;
  const to = random.pick(sim.tablets);
  if (app === null || !app.isReady || to === from || to.isRetired || !to.accounts.includes(app.accountId)) return;
  // whoever gives a tablet away takes nothing down on it any more
  const isGivenAway = random.chance(0.5) && from.accounts.length === 1;
  from.isRetired = isGivenAway;
  const store = app.tabs[0];
  const about = { accountId: app.accountId, accountName: '张示范', deviceId: from.deviceId, deviceName: from.name };
  // small parts, so that several of them are on the way
  const collect = async () => {
    const plan = await planUnsent(store, { ...about, now: from.now() }, random.pick([1, 200, 1e9]));
    const files: LeavingFile[] = [];
    for (let part = 1; part <= plan.parts; part += 1)
      for await (const file of leavingFiles(store, plan, part)) files.push(file);
    return { plan, files };
  };
  const collected = collect().catch((error: unknown) => {
    if (!isStoreTrouble(error)) throw error;
    return null;
  });
  const work = await Promise.race([app.process.guard(collected), app.process.end.then(() => null)]);
  if (work === null) {
    from.isRetired = false;
    if (from.app === null) startApp(sim, from, about.accountId);
    return;
  }
  // from now on there are two of each draft, and somebody may go on with both
  sim.ledger.copied.push(JSON.stringify(work.plan.drafts));
  const parts = await world.real(() => carriedByFile(work.plan, work.files, random));
  if (isGivenAway) {
    app.process.kill();
    from.app = null;
  }
  while (parts.length > 0) {
    const there = to.app?.accountId === about.accountId ? to.app : startApp(sim, to, about.accountId);
    try {
      if (!there.isReady) {
        await world.sleep(minute);
        continue;
      }
      const [read] = parts;
      if (read === undefined) return;
      const taken = await Promise.race([
        there.process.guard(takeInUnsent(there.tabs[1], read(), about.accountId, to.now())),
        there.process.end.then(() => null),
      ]);
      if (taken === null) continue;
      parts.shift();
      world.note(to.name, `took in ${taken.items.length} of ${work.plan.items.length} from ${from.name}`);
    } catch (error) {
      if (!isStoreTrouble(error)) throw error;
      await world.sleep(minute);
    }
  }
}

async function offlineSpell({ world }: Simulation, tablet: Tablet): Promise<void> {
  tablet.isOnline = false;
  world.note(tablet.name, 'offline');
  await world.sleep(world.random.int(1, world.random.pick([10, 100, 1000])) * minute);
  tablet.isOnline = true;
  world.note(tablet.name, 'online');
}

async function fullSpell({ world }: Simulation, tablet: Tablet): Promise<void> {
  tablet.diskFaults = { ...tablet.diskFaults, full: 0.5, lost: 0.1 };
  world.note(tablet.name, 'disk full');
  await world.sleep(world.random.int(1, 60) * minute);
  tablet.diskFaults = { ...tablet.diskFaults, ...usualDisk };
}

async function pressButtons({ accountId, tabs, process, isReady }: App): Promise<void> {
  if (!isReady) return;
  try {
    await hasten(tabs[1], accountId);
    for (const { state, envelope } of await outboxOf(tabs[1], accountId))
      if (state === 'attention' && process.isAlive()) await retryItem(tabs[1], accountId, envelope.commandId);
  } catch (error) {
    if (!isStoreTrouble(error)) throw error;
  }
}

/** Something that happens to somebody. */
async function badLuck(sim: Simulation): Promise<void> {
  const { world, server, tablets } = sim;
  const { random } = world;
  const tablet = random.pick(tablets.filter(({ isRetired }) => !isRetired).concat(tablets.slice(0, 1)));
  const account = random.pick(tablet.accounts);
  const { app } = tablet;
  const events: (() => Promise<void> | void)[] = [
    () => offlineSpell(sim, tablet),
    () => fullSpell(sim, tablet),
    () => killApp(sim, tablet, 'killed'),
    () => killApp(sim, tablet, 'killed'),
    () => {
      tablet.version = Math.min(tablet.version + 1, (sim.steps ?? appSteps).length + 1);
      killApp(sim, tablet, `updated to version ${tablet.version}`);
    },
    () => {
      const jumps = [random.int(-hour, hour), random.int(-3 * day, 3 * day), -random.int(day, 40 * day), 35 * day];
      tablet.skewMs += random.pick(jumps);
      world.note(tablet.name, `clock now ${tablet.now()}`);
    },
    () => server.endSessions(account),
    async () => {
      // somebody else signs in at the same browser: its session is not that of the open app
      tablet.session = await server.login(account, tablet.deviceId);
    },
    () => carryOver(sim, tablet),
    async () => {
      if (app !== null) await Promise.race([app.process.guard(pressButtons(app)), app.process.end]);
    },
  ];
  await random.pick(events)();
}

/** No more bad luck: everybody signs in and sends until nothing waits. */
async function settle(sim: Simulation): Promise<void> {
  const { world, tablets } = sim;
  for (const tablet of tablets) {
    if (tablet.isRetired) continue;
    tablet.isOnline = true;
    tablet.lineFaults = goodLine;
    tablet.diskFaults = noDiskFaults;
    for (const accountId of tablet.accounts) {
      const app = startApp(sim, tablet, accountId);
      // the app's own loop sends, too: here is only waited for, and asked again
      for (let isDone = false, rounds = 0; !isDone && rounds < 300; rounds++) {
        await signIn(sim, tablet, app);
        await world.sleep(6 * minute);
        const items = await outboxOf(app.tabs[1], accountId);
        isDone = items.every(({ state }) => state !== 'waiting');
        if (!isDone && rounds > 20 && items.some(({ state }) => state === 'attention')) isDone = true;
      }
    }
  }
}

async function life(sim: Simulation): Promise<void> {
  const { world, tablets } = sim;
  const { random } = world;
  for (const tablet of tablets) {
    const pains = random.pick([0, 1, 1, 3]);
    tablet.lineFaults = {
      loseRequest: 0.05 * pains,
      loseAnswer: 0.06 * pains,
      repeat: 0.05 * pains,
      late: 0.03 * pains,
      cutPiece: 0.05 * pains,
      damagePiece: 0.01 * pains,
    };
    tablet.diskFaults = { dieBefore: 0.004 * pains, dieAfter: 0.006 * pains, unread: 0.002 * pains, ...usualDisk };
  }
  const ends = tablets.map((tablet) => {
    const end = people(sim, tablet);
    world.start(tablet.name, () => end);
    return end;
  });
  while (world.now() < sim.endAt) {
    await world.sleep(random.int(1, 90) * minute);
    world.start('luck', () => badLuck(sim));
  }
  await Promise.all(ends);
  // spells and carried files come to their end
  await world.sleep(18 * hour);
}

/** @returns what was wrong at the end, with the trace that tells how it came to it */
export async function runSimulation(input: SimulationInput): Promise<SimulationResult> {
  const random = randomOf(input.seed);
  const world = worldOf(random, Date.parse(input.startAt ?? '2026-06-15T01:00:00.000Z'));
  const scene = input.scene ?? sceneOf(world);
  const tablets = tabletsOf(world, scene);
  const server = input.serverFor(world, scene, tablets);
  const ledger = newLedger();
  const work: Work = { world, server, ledger, ...(input.photo ? { photo: input.photo } : {}) };
  const endAt = world.now() + input.hours * hour;
  const { wrap, steps } = input;
  const sim: Simulation = {
    world,
    server,
    tablets,
    ledger,
    work,
    endAt,
    ...(wrap && { wrap }),
    ...(steps && { steps }),
  };
  const wrong: string[] = [];
  try {
    await world.run(life(sim), 60 * day);
    server.calm();
    await world.run(settle(sim), 60 * day);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { cause } = error;
    wrong.push(`the run broke: ${error.message}; ${cause instanceof Error ? cause.message : ''}`);
  }
  const facts = await server.facts();
  wrong.push(...findWrong({ facts, ledger, tablets }));
  return {
    wrong,
    trace: world.trace,
    saved: ledger.saved.length,
    held: facts.commands.filter(({ receipt }) => receipt.outcome === 'held').length,
    files: facts.evidence.size,
    drafted: ledger.words.length + ledger.taken.length,
  };
}
