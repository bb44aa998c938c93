/** Every job of every feature; the worker runs this list. */
import { jobs as imports } from '../features/imports/jobs.ts';
import type { Job } from './jobs.ts';

export const allJobs: readonly Job<never>[] = [...imports];
