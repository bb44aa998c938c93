/** The field pack: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { getFieldPack } from './get-field-pack.ts';

export const routes: readonly Route[] = [getFieldPack];
