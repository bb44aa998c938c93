/** Which version of a matter an inspection is about: the one in force until approval, the frozen one afterwards (R04). */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DemandOnNo, RequiredCheck } from '@liangma/domain/inspection/record';
import { canonical } from '@liangma/domain/text/canonical';
import type { ChecklistRow } from '../../db/schema.ts';
import type { Ctx, Tx } from '../../db/scope.ts';

export interface MatterVersion {
  matterId: string;
  versionId: string;
  version: number;
  name: string;
  basis: string;
  content: string;
  capPerYear: number | null;
  capText: string;
  publishedOn: string | null;
  withdrawnOn: string | null;
  checklist: ChecklistRow[];
}

const columns = [
  'matter_version.matter_id',
  'matter_version.id',
  'matter_version.version',
  'matter.name',
  'matter_version.basis',
  'matter_version.content',
  'matter_version.cap_per_year',
  'matter_version.cap_text',
  'matter_version.published_on',
  'matter_version.withdrawn_on',
  'matter_version.checklist',
] as const;

const joined = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('matter_version')
    .innerJoin('matter', 'matter.id', 'matter_version.matter_id')
    .where('matter_version.bureau_id', '=', ctx.bureauId)
    .select(columns);

type Row = Awaited<ReturnType<ReturnType<typeof joined>['executeTakeFirstOrThrow']>>;

const toVersion = (row: Row): MatterVersion => ({
  matterId: row.matter_id,
  versionId: row.id,
  version: row.version,
  name: row.name,
  basis: row.basis,
  content: row.content,
  capPerYear: row.cap_per_year,
  capText: row.cap_text,
  publishedOn: row.published_on,
  withdrawnOn: row.withdrawn_on,
  checklist: row.checklist,
});

/**
 * For each matter the newest version in force on `day`; where none is, the newest of all, which the rules then refuse.
 * In the order asked for; a matter that the bureau does not have is missing from the answer.
 */
export async function versionsInForce(
  tx: Tx,
  ctx: Ctx,
  matterIds: readonly string[],
  day: string,
): Promise<MatterVersion[]> {
  if (matterIds.length === 0) return [];
  const rows = await joined(tx, ctx)
    .distinctOn('matter_version.matter_id')
    .where('matter_version.matter_id', 'in', [...matterIds])
    .orderBy('matter_version.matter_id')
    .orderBy(
      sql`coalesce(matter_version.published_on <= ${day}::date
        and (matter_version.withdrawn_on is null or matter_version.withdrawn_on > ${day}::date), false)`,
      'desc',
    )
    .orderBy('matter_version.version', 'desc')
    .execute();
  const byMatter = new Map(rows.map((row) => [row.matter_id, toVersion(row)]));
  return [...new Set(matterIds)].flatMap((id) => byMatter.get(id) ?? []);
}

/** The versions that the inspection keeps. */
export async function versionsOfInspection(tx: Tx, ctx: Ctx, inspectionId: string): Promise<MatterVersion[]> {
  const rows = await joined(tx, ctx)
    .innerJoin('inspection_matter', 'inspection_matter.matter_version_id', 'matter_version.id')
    .where('inspection_matter.inspection_id', '=', inspectionId)
    .orderBy('inspection_matter.sort')
    .execute();
  return rows.map((row) => toVersion(row));
}

export interface Check extends RequiredCheck {
  matterName: string;
  onNo: DemandOnNo[];
}

/** The checks of all matters in order, each with a key that stays the same within the inspection. */
export function checklistOf(versions: readonly MatterVersion[]): Check[] {
  return versions.flatMap((version) =>
    version.checklist.map((row) => ({
      key: `${version.versionId}:${row.no}`,
      matterName: version.name,
      text: row.text,
      clause: row.clause,
      penaltyClause: row.penaltyClause,
      onNo: row.onNo ?? [],
      onlyIf: row.onlyIf ? { key: `${version.versionId}:${row.onlyIf.no}`, answer: row.onlyIf.answer } : null,
    })),
  );
}

/** Fingerprint of a checklist (SHA-256, hex); the tablet returns it with the record (R27). */
export function hashOfChecklist(checklist: readonly Check[]): string {
  return createHash('sha256').update(canonical(checklist)).digest('hex');
}
