/** Which enterprises were chosen for printing; kept in this tab, so that nothing is lost on the way back. */
import { useState } from 'react';
import { z } from 'zod';

const storageKey = 'liangma.chosen-codes';

/** More codes than these are printed in several goes. */
export const mostCodes = 200;

const stored = z.array(z.object({ id: z.uuid(), name: z.string() })).max(mostCodes);
export type ChosenEnterprise = z.output<typeof stored>[number];

function read(): ChosenEnterprise[] {
  try {
    return stored.parse(JSON.parse(sessionStorage.getItem(storageKey) ?? '[]'));
  } catch {
    return [];
  }
}

function write(chosen: readonly ChosenEnterprise[]): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // A browser that forbids storage forgets the choice when the page is left.
  }
}

export function useChosenCodes() {
  const [chosen, setChosen] = useState(read);
  const keep = (next: ChosenEnterprise[]) => {
    const most = next.slice(0, mostCodes);
    setChosen(most);
    write(most);
  };
  return {
    chosen,
    has: (id: string) => chosen.some((one) => one.id === id),
    isFull: chosen.length >= mostCodes,
    add: (more: readonly ChosenEnterprise[]) =>
      keep([...chosen, ...more.filter((one) => !chosen.some((other) => other.id === one.id))]),
    remove: (ids: readonly string[]) => keep(chosen.filter((one) => !ids.includes(one.id))),
    clear: () => keep([]),
  };
}
