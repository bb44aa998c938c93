/** Every route of every feature; the server mounts this list and the OpenAPI document is made from it. */
import type { Route } from '../http/route.ts';
import { routes as bureaus } from './bureaus/routes.ts';
import { routes as audit } from './audit/routes.ts';
import { routes as cannedTexts } from './canned-texts/routes.ts';
import { routes as documents } from './documents/routes.ts';
import { routes as devices } from './devices/routes.ts';
import { routes as enterprises } from './enterprises/routes.ts';
import { routes as entry } from './entry/routes.ts';
import { routes as evidence } from './evidence/routes.ts';
import { routes as fieldCommands } from './field-commands/routes.ts';
import { routes as fieldPack } from './field-pack/routes.ts';
import { routes as imports } from './imports/routes.ts';
import { routes as inspections } from './inspections/routes.ts';
import { routes as matters } from './matters/routes.ts';
import { routes as people } from './people/routes.ts';
import { routes as plans } from './plans/routes.ts';
import { routes as rectifications } from './rectifications/routes.ts';
import { routes as reports } from './reports/routes.ts';
import { routes as statistics } from './statistics/routes.ts';

export const routes: readonly Route[] = [
  ...audit,
  ...bureaus,
  ...cannedTexts,
  ...documents,
  ...devices,
  ...enterprises,
  ...entry,
  ...evidence,
  ...fieldCommands,
  ...fieldPack,
  ...imports,
  ...inspections,
  ...matters,
  ...people,
  ...plans,
  ...rectifications,
  ...reports,
  ...statistics,
];
