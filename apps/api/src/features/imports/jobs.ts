/** The jobs of the imports, for the worker. */
import { applyImport } from './apply-import.ts';
import { readImport } from './read-import.ts';

export const jobs = [readImport, applyImport];
