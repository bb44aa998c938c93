/** People at their tablets: they look at what is to be done, take a step or sit over a draft, and see whether it was saved. */
import type { FieldCommand } from '@liangma/contract/field-commands';
import { outboxOf } from '../commands.ts';
import { DraftConflictError } from '../drafts.ts';
import { packInspections } from '../pack.ts';
import { projectInspection, type LocalInspection } from '../project.ts';
import type { Store } from '../store.ts';
import { commandOf, handOver, type Place, type Work } from './handing-over.ts';
import { sitOver } from './sitting.ts';
import { isStoreTrouble } from './store-trouble.ts';
import type { App, Tablet } from './tablet.ts';
import type { World } from './world.ts';

/** What the inspector does next with an inspection, as its state on the tablet suggests. */
function nextStep({ view }: LocalInspection, { random }: World): FieldCommand['kind'] | null {
  if (view.state === 'approved') return 'enter-by-exception';
  if (random.chance(0.25)) return 'add-to-record';
  if (view.state === 'entered') return 'record';
  if (view.state === 'recorded') return 'tell-result';
  return view.state === 'told' ? 'close' : null;
}

/**
 * One thing that somebody does. What was saved and what was refused is written down when the app says so, and not when it
 * dies before that.
 * @param where the same number in two tabs means the same inspection; null: any, or none
 */
export async function doSomething(
  work: Work,
  tablet: Tablet,
  app: App,
  store: Store,
  where: number | null = null,
): Promise<void> {
  const { world } = work;
  try {
    const packed = await packInspections(store);
    const chosen = where === null ? world.random.pick([null, ...packed]) : packed[where % packed.length];
    if (chosen === null || chosen === undefined) return;
    const local = projectInspection(chosen.view, await outboxOf(store, app.accountId));
    const kind = nextStep(local, world);
    if (kind === null) return;
    const place: Place = { work, tablet, app, store, local };
    if (kind === 'record' || kind === 'add-to-record') await sitOver(place, kind);
    else await handOver(place, { command: commandOf(place, kind, world.random.id(), []) });
  } catch (error) {
    if (!isStoreTrouble(error) && !(error instanceof DraftConflictError)) throw error;
    world.note(tablet.name, `not done: ${String(error)}`);
  }
}
