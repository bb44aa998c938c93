/** All English texts; a missing or an extra key is a type error. */
import type { Messages, Translation } from '../language.ts';
import { accounts } from './accounts.ts';
import { app } from './app.ts';
import { audit } from './audit.ts';
import { bureaus } from './bureaus.ts';
import { cannedTexts } from './canned-texts.ts';
import { devices } from './devices.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { field } from './field.ts';
import { addition } from './addition.ts';
import { record } from './record.ts';
import { signing } from './signing.ts';
import { evidence } from './evidence.ts';
import { imports } from './imports.ts';
import { enterprises } from './enterprises.ts';
import { officers } from './officers.ts';
import { inspections } from './inspections.ts';
import { rectifications } from './rectifications.ts';
import { held } from './held.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { statistics } from './statistics.ts';
import { home } from './home.ts';
import { plans } from './plans.ts';
import { matters } from './matters.ts';
import { sync } from './sync.ts';
import { ui } from './ui.ts';

export const en: Translation<Messages> = {
  ...accounts,
  ...app,
  ...audit,
  ...bureaus,
  ...cannedTexts,
  ...devices,
  ...documents,
  ...errors,
  ...field,
  ...addition,
  ...record,
  ...signing,
  ...evidence,
  ...imports,
  ...enterprises,
  ...officers,
  ...inspections,
  ...rectifications,
  ...held,
  ...papers,
  ...people,
  ...statistics,
  ...home,
  ...plans,
  ...matters,
  ...sync,
  ...ui,
};
