// Which bureau a command is about, and in whose name it writes.
import { uuidv7 } from 'uuidv7';
import type { AppDeps } from '../app-deps.ts';
import { readScoped, type Actor, type Ctx } from '../db/scope.ts';
import { findBureauByCode, listAllBureaus } from '../features/bureaus/public.ts';
import { findAdministrator } from '../features/people/public.ts';
import { OperatorError } from '../operator-error.ts';

export type ChosenBureau = { id: string; code: string; name: string };

/**
 * The bureau with this code, or the only one there is; null when there is none at all.
 * @throws OperatorError for a code that no bureau has, and for no code where there are several
 */
export async function findChosenBureau(deps: AppDeps, code: string | undefined): Promise<ChosenBureau | null> {
  return readScoped(deps.db, '*', async (tx) => {
    if (code !== undefined) {
      const found = await findBureauByCode(tx, code);
      if (!found) throw new OperatorError(`There is no bureau with the code "${code}".`);
      return found;
    }
    const [only, ...others] = await listAllBureaus(tx);
    if (others.length > 0) {
      const codes = [only, ...others].map((one) => `${one?.code} ${one?.name}`).join(', ');
      throw new OperatorError(`There are several bureaus; choose one with --bureau: ${codes}`);
    }
    return only ?? null;
  });
}

/** As findChosenBureau, where there must be one. */
export async function chooseBureau(deps: AppDeps, code: string | undefined): Promise<ChosenBureau> {
  const bureau = await findChosenBureau(deps, code);
  if (!bureau) throw new OperatorError('There is no bureau yet. Create one with create-admin, or load the demo.');
  return bureau;
}

/** For reading as the command line. */
export function readerOf(deps: AppDeps, bureau: ChosenBureau): Ctx {
  return { bureauId: bureau.id, actor: null, now: deps.clock(), requestId: uuidv7(), origin: '', actorLabel: '命令行' };
}

/** The administrator of the bureau, marked as the command line in the audit log. */
export async function writerOf(deps: AppDeps, bureau: ChosenBureau): Promise<Actor> {
  const administrator = await readScoped(deps.db, bureau.id, (tx) => findAdministrator(tx, bureau.id));
  if (!administrator) throw new OperatorError('The bureau has no administrator in use. Create one with create-admin.');
  return { ...administrator, name: `${administrator.name}（命令行）` };
}

/** A year of four digits, or null. */
export function yearFrom(text: string | undefined): number | null {
  return text !== undefined && /^20\d\d$/.test(text) ? Number(text) : null;
}
