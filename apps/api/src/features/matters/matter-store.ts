/** SQL of matters and their versions. The present version is the newest one; what is in force may be an older one. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { BodyOf } from '@liangma/contract/endpoint';
import type { MatterView, saveMatter } from '@liangma/contract/matters';
import type { ChecklistRow } from '../../db/schema.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';

/** What a version says; the checklist numbered from 1. */
export type VersionFields = Omit<BodyOf<typeof saveMatter>, 'version' | 'checklist'> & { checklist: ChecklistRow[] };

const present = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('matter as m')
    .innerJoin('matter_version as v', (join) =>
      join.onRef('v.matter_id', '=', 'm.id').onRef('v.version', '=', 'm.current_version'),
    )
    .select([
      'm.id',
      'v.id as versionId',
      'v.version',
      'm.name',
      'v.field',
      'v.basis',
      'v.penalty_basis as penaltyBasis',
      'v.object',
      'v.content',
      'v.method',
      'v.cap_text as capText',
      'v.cap_per_year as capPerYear',
      'v.minimum_text as minimumText',
      'v.minimum_per_year as minimumPerYear',
      'v.level',
      'v.remark',
      'v.checklist',
      'v.published_on as publishedOn',
      'v.publication_url as publicationUrl',
      'v.withdrawn_on as withdrawnOn',
    ])
    .where('m.bureau_id', '=', bureauId)
    .where('v.bureau_id', '=', bureauId);

/** Versions from before there were demands hold none. */
const withDemands = <Row extends { checklist: ChecklistRow[] }>(row: Row) => ({
  ...row,
  checklist: row.checklist.map((check) => ({ ...check, onNo: check.onNo ?? [], onlyIf: check.onlyIf ?? null })),
});

/** All matters of a bureau in their present version, in the order of its list. */
export async function listMatterViews(tx: Tx, bureauId: string): Promise<MatterView[]> {
  const rows = await present(tx, bureauId).orderBy('m.sort').orderBy('m.id').execute();
  return rows.map((row) => withDemands(row));
}

/**
 * One matter in its present version.
 * @throws ProblemException resource/not-found
 */
export async function getMatterView(tx: Tx, ctx: Ctx, matterId: string): Promise<MatterView> {
  const row = await present(tx, ctx.bureauId).where('m.id', '=', matterId).executeTakeFirst();
  if (!row) throw new ProblemException('resource/not-found');
  return withDemands(row);
}

/** Keeps others from changing these matters until the end of the transaction; says which of them the bureau has. */
export async function lockMatters(tx: Tx, ctx: Ctx, matterIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', 'in', matterIds)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export interface VersionRow {
  versionId: string;
  version: number;
  publishedOn: string | null;
  withdrawnOn: string | null;
}

/** All versions, newest first. */
export function listVersions(tx: Tx, ctx: Ctx, matterId: string): Promise<VersionRow[]> {
  return tx
    .selectFrom('matter_version')
    .select(['id as versionId', 'version', 'published_on as publishedOn', 'withdrawn_on as withdrawnOn'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('matter_id', '=', matterId)
    .orderBy('version', 'desc')
    .execute();
}

const columnsOf = (fields: VersionFields) => ({
  field: fields.field,
  basis: fields.basis,
  penalty_basis: fields.penaltyBasis,
  object: fields.object,
  content: fields.content,
  method: fields.method,
  cap_text: fields.capText,
  cap_per_year: fields.capPerYear,
  minimum_text: fields.minimumText,
  minimum_per_year: fields.minimumPerYear,
  level: fields.level,
  remark: fields.remark,
  checklist: JSON.stringify(fields.checklist),
});

/** Changes a version that was never published. */
export async function updateVersion(tx: Tx, ctx: Ctx, versionId: string, fields: VersionFields): Promise<void> {
  await tx
    .updateTable('matter_version')
    .set(columnsOf(fields))
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', versionId)
    .where('published_on', 'is', null)
    .execute();
}

export interface NewVersion {
  matterId: string;
  version: number;
  fields: VersionFields;
}

/** Adds unpublished versions; the present versions of their matters from now on. */
export async function insertVersions(tx: Tx, ctx: Ctx, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return;
  await tx
    .insertInto('matter_version')
    .values(
      versions.map(({ matterId, version, fields }) => ({
        id: uuidv7(),
        bureau_id: ctx.bureauId,
        matter_id: matterId,
        version,
        ...columnsOf(fields),
        created_at: ctx.now,
      })),
    )
    .execute();
  await sql`
    update matter m set current_version = v.version
    from (select matter_id, max(version) as version from matter_version
      where bureau_id = ${ctx.bureauId} and matter_id = any(${versions.map((one) => one.matterId)}::uuid[])
      group by matter_id) v
    where m.id = v.matter_id and m.bureau_id = ${ctx.bureauId} and m.current_version <> v.version`.execute(tx);
}

export interface NewMatter {
  matterId: string;
  name: string;
  sort: number;
}

/** Adds matters without versions; `insertVersions` follows. */
export async function insertMatters(tx: Tx, ctx: Ctx, matters: readonly NewMatter[]): Promise<void> {
  if (matters.length === 0) return;
  await tx
    .insertInto('matter')
    .values(
      matters.map(({ matterId, name, sort }) => ({
        id: matterId,
        bureau_id: ctx.bureauId,
        name,
        sort,
        created_at: ctx.now,
      })),
    )
    .execute();
}

/**
 * Publishes the present versions of matters where they are not published yet; earlier versions end on the same day.
 * @returns ids of the matters whose present version became published
 */
export async function publishPresent(
  tx: Tx,
  ctx: Ctx,
  matterIds: readonly string[],
  publication: { on: string; url: string },
): Promise<string[]> {
  const { rows } = await sql<{ matterId: string }>`
    update matter_version v set published_on = ${publication.on}, publication_url = ${publication.url}
    from matter m
    where m.id = v.matter_id and m.current_version = v.version and v.published_on is null
      and v.bureau_id = ${ctx.bureauId} and m.bureau_id = ${ctx.bureauId} and m.id = any(${matterIds}::uuid[])
    returning m.id as "matterId"`.execute(tx);
  const published = rows.map((row) => row.matterId);
  await sql`
    update matter_version v set withdrawn_on = ${publication.on}
    from matter m
    where m.id = v.matter_id and v.version < m.current_version
      and v.published_on is not null and v.withdrawn_on is null
      and v.bureau_id = ${ctx.bureauId} and m.id = any(${published}::uuid[])`.execute(tx);
  return published.toSorted();
}
