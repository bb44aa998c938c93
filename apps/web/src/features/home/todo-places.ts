/** Where each kind of waiting work is done, and how urgent it looks. */
import type { TodoView } from '@liangma/contract/bureaus';
import type { Tone } from '../../ui/status-badge.tsx';

export type TodoItem = TodoView['items'][number];

interface Place {
  tone: Tone;
  /** Path in front of the id of an example; an example without a page of its own leads to the path itself. */
  example: { path: string; isWithId: boolean };
  /** What the day of an example is; null where it has none. */
  day: 'planned' | 'due' | 'term' | null;
  /** The list that holds all of them; null where there is none that holds exactly these. */
  all: { to: string; search?: Record<string, string> } | null;
}

const inspections = { path: '/inspections', isWithId: true };
const orders = { path: '/rectifications', isWithId: true };
const inState = (state: string) => ({ to: '/inspections', search: { state } });

export const todoPlaces: Readonly<Record<TodoItem['kind'], Place>> = {
  'inspection-to-approve': { tone: 'warning', example: inspections, day: 'planned', all: inState('submitted') },
  'inspection-returned': { tone: 'warning', example: inspections, day: 'planned', all: inState('returned') },
  'inspection-today': { tone: 'info', example: inspections, day: 'planned', all: null },
  'inspection-overdue': { tone: 'danger', example: inspections, day: 'planned', all: null },
  'result-to-tell': { tone: 'warning', example: inspections, day: 'planned', all: inState('recorded') },
  'inspection-to-close': { tone: 'info', example: inspections, day: 'planned', all: inState('told') },
  'order-overdue': {
    tone: 'danger',
    example: orders,
    day: 'due',
    all: { to: '/rectifications', search: { overdue: 'true' } },
  },
  'order-to-recheck': {
    tone: 'warning',
    example: orders,
    day: 'due',
    all: { to: '/rectifications', search: { state: 'reported' } },
  },
  'held-command': {
    tone: 'danger',
    example: { path: '/held-commands', isWithId: true },
    day: null,
    all: { to: '/held-commands' },
  },
  'plan-to-approve': { tone: 'warning', example: { path: '/plans', isWithId: true }, day: null, all: { to: '/plans' } },
  'plan-to-publish': { tone: 'info', example: { path: '/plans', isWithId: true }, day: null, all: { to: '/plans' } },
  'matters-unpublished': {
    tone: 'info',
    example: { path: '/matters', isWithId: true },
    day: null,
    all: { to: '/matters' },
  },
  'certificate-expiring': {
    tone: 'danger',
    example: { path: '/officers', isWithId: true },
    day: 'term',
    all: { to: '/officers' },
  },
  'bureau-not-announced': {
    tone: 'danger',
    example: { path: '/settings/bureau', isWithId: false },
    day: null,
    all: null,
  },
  'import-to-confirm': {
    tone: 'info',
    example: { path: '/imports', isWithId: true },
    day: null,
    all: { to: '/imports' },
  },
};

/** The address of one example. */
export function exampleAddress(kind: TodoItem['kind'], id: string): string {
  const { path, isWithId } = todoPlaces[kind].example;
  return isWithId ? `${path}/${id}` : path;
}
