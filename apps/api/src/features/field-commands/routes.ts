/** Routes of what tablets deliver, and of what people decide about it. */
import type { Route } from '../../http/route.ts';
import { deliverFieldCommand } from './deliver-field-command.ts';
import { getHeldCommand } from './get-held-command.ts';
import { listHeldCommands } from './list-held-commands.ts';
import { resolveHeldCommand } from './resolve-held-command.ts';

export const routes: readonly Route[] = [deliverFieldCommand, listHeldCommands, getHeldCommand, resolveHeldCommand];
