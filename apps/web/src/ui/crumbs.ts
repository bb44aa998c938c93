/** The ancestors of the current screen, given by the frame of the app so that the kit need not know the routes. */
import { createContext, useContext } from 'react';
import type { MessageKey } from '../messages/language.ts';

export interface Crumb {
  path: string;
  title: Extract<MessageKey, `${string}.title` | `${string}.home`>;
}

const CrumbsContext = createContext<readonly Crumb[]>([]);

export const CrumbsProvider = CrumbsContext.Provider;

export const useCrumbs = (): readonly Crumb[] => useContext(CrumbsContext);
