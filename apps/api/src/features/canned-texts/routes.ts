/** Canned texts: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { listCannedTexts } from './list-canned-texts.ts';
import { saveCannedTexts } from './save-canned-texts.ts';

export const routes: readonly Route[] = [listCannedTexts, saveCannedTexts];
