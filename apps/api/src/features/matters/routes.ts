/** Matters: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { getMatter } from './get-matter.ts';
import { listMatters } from './list-matters.ts';
import { publishMatters } from './publish-matters.ts';
import { saveMatter } from './save-matter.ts';

export const routes: readonly Route[] = [listMatters, getMatter, saveMatter, publishMatters];
