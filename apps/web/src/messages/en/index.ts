/** All English texts; a missing or an extra key is a type error. */
import type { Messages, Translation } from '../language.ts';
import { app } from './app.ts';
import { errors } from './errors.ts';
import { field } from './field.ts';
import { imports } from './imports.ts';
import { inspections } from './inspections.ts';
import { people } from './people.ts';
import { statistics } from './statistics.ts';
import { home } from './home.ts';
import { ui } from './ui.ts';

export const en: Translation<Messages> = {
  ...app,
  ...errors,
  ...field,
  ...imports,
  ...inspections,
  ...people,
  ...statistics,
  ...home,
  ...ui,
};
