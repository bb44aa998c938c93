/** The bureau, its sections and what waits at the desk: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { createSection } from './create-section.ts';
import { getBureau } from './get-bureau.ts';
import { getTodo } from './get-todo.ts';
import { listBureaus } from './list-bureaus.ts';
import { listSections } from './list-sections.ts';
import { updateBureau } from './update-bureau.ts';
import { updateSection } from './update-section.ts';

export const routes: readonly Route[] = [
  getBureau,
  listBureaus,
  updateBureau,
  listSections,
  createSection,
  updateSection,
  getTodo,
];
