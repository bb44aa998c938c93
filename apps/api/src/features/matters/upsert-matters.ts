/** Brings an imported list of matters with their checklists (检查表) into the register, all of it in one call. */
import { isDeepStrictEqual } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { foldName } from '@liangma/domain/enterprise/enterprise-name';
import type { CheckValues, MatterValues } from '@liangma/domain/imports/judge-matters';
import type { MatterView } from '@liangma/contract/matters';
import type { ChecklistRow } from '../../db/schema.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import {
  insertMatters,
  insertVersions,
  listMatterViews,
  lockMatters,
  updateVersion,
  type NewMatter,
  type NewVersion,
  type VersionFields,
} from './matter-store.ts';

type Applied = 'created' | 'updated' | 'unchanged';

const textFields = [
  'field',
  'basis',
  'penaltyBasis',
  'object',
  'content',
  'method',
  'capText',
  'minimumText',
  'level',
  'remark',
] as const satisfies readonly (keyof MatterValues)[];

function emptyFields(): VersionFields {
  const texts = Object.fromEntries(textFields.map((field) => [field, ''])) as Record<
    (typeof textFields)[number],
    string
  >;
  return { ...texts, capPerYear: null, minimumPerYear: null, checklist: [] };
}

function fieldsOf(view: MatterView): VersionFields {
  const texts = Object.fromEntries(textFields.map((field) => [field, view[field]])) as Record<
    (typeof textFields)[number],
    string
  >;
  const { capPerYear, minimumPerYear, checklist } = view;
  return { ...texts, capPerYear, minimumPerYear, checklist };
}

/** Lists carry no demands; those of a check that stays as it is stay too. */
function withKnownDemands(check: ChecklistRow, known: readonly ChecklistRow[]): ChecklistRow {
  const same = known.find((one) => one.no === check.no && one.text === check.text);
  return { ...check, onNo: same?.onNo ?? [], onlyIf: same?.onlyIf ?? null };
}

/** What the row says is taken over; what it leaves empty stays, numbers together with the text they were read from. */
function merged(before: VersionFields, row: MatterValues | null, checks: ChecklistRow[] | null): VersionFields {
  const after = { ...before };
  if (row) {
    for (const field of textFields) if (row[field] !== '') after[field] = row[field];
    if (row.capText !== '') after.capPerYear = row.capPerYear;
    if (row.minimumText !== '') after.minimumPerYear = row.minimumPerYear;
  }
  if (checks) after.checklist = checks.map((check) => withKnownDemands(check, before.checklist));
  return after;
}

function checklists(checks: readonly CheckValues[]): Map<string, ChecklistRow[]> {
  const byMatter = Map.groupBy(checks, (check) => foldName(check.matterName));
  return new Map(
    [...byMatter].map(([name, rows]) => [
      name,
      rows.map((row, index) => ({
        no: index + 1,
        text: row.text,
        clause: row.clause === '' ? null : row.clause,
        penaltyClause: row.penaltyClause === '' ? null : row.penaltyClause,
      })),
    ]),
  );
}

interface Changes {
  matters: NewMatter[];
  versions: NewVersion[];
  edits: { versionId: string; fields: VersionFields }[];
}

/**
 * Adds new matters and changes known ones (known by their name, whatever the width of its brackets). Published text is
 * never changed: a matter whose published version differs gets a new, unpublished version. A list of checks replaces the
 * matter's whole checklist, so all checks of a matter must come in one call.
 * @param checks also for matters that are not among the rows; checks of unknown matters are left out
 * @returns what became of each matter row, in the order of the rows
 */
export async function upsertMatters(
  tx: Tx,
  ctx: Ctx,
  rows: readonly MatterValues[],
  checks: readonly CheckValues[] = [],
): Promise<Applied[]> {
  const views = await listMatterViews(tx, ctx.bureauId);
  if (views.length > 0)
    await lockMatters(
      tx,
      ctx,
      views.map((view) => view.id),
    );
  const byName = new Map(views.map((view) => [foldName(view.name), view]));
  const checksOf = checklists(checks);
  const changes: Changes = { matters: [], versions: [], edits: [] };
  const settled = new Map<string, Applied>();

  const settle = (name: string, row: MatterValues | null): Applied => {
    const known = byName.get(name);
    const list = checksOf.get(name) ?? null;
    if (!known) {
      if (!row) return 'unchanged';
      const matterId = uuidv7();
      changes.matters.push({ matterId, name: row.name, sort: row.no });
      changes.versions.push({ matterId, version: 1, fields: merged(emptyFields(), row, list) });
      return 'created';
    }
    const before = fieldsOf(known);
    const fields = merged(before, row, list);
    if (isDeepStrictEqual(before, fields)) return 'unchanged';
    if (known.publishedOn === null) changes.edits.push({ versionId: known.versionId, fields });
    else changes.versions.push({ matterId: known.id, version: known.version + 1, fields });
    return 'updated';
  };

  const applied = rows.map((row) => {
    const name = foldName(row.name);
    const outcome = settled.get(name) ?? settle(name, row);
    settled.set(name, outcome);
    return outcome;
  });
  for (const name of checksOf.keys()) if (!settled.has(name)) settle(name, null);

  await insertMatters(tx, ctx, changes.matters);
  await insertVersions(tx, ctx, changes.versions);
  for (const { versionId, fields } of changes.edits) await updateVersion(tx, ctx, versionId, fields);
  return applied;
}
