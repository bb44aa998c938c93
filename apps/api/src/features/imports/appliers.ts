/** From accepted rows to the registers, kind by kind; each register is written by its own feature. */
import type { EnterpriseValues } from '@liangma/domain/imports/judge-enterprises';
import type { VisitValues } from '@liangma/domain/imports/judge-ledger';
import type { CheckValues, MatterValues } from '@liangma/domain/imports/judge-matters';
import type { OfficerValues } from '@liangma/domain/imports/judge-officers';
import type { PlanLineValues } from '@liangma/domain/imports/judge-plan';
import type { ImportKind } from '@liangma/domain/imports/judged-row';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { upsertEnterprises } from '../enterprises/public.ts';
import { importVisits } from '../inspections/public.ts';
import { upsertMatters } from '../matters/public.ts';
import { saveImportedOfficers } from '../people/public.ts';
import { upsertPlanLines } from '../plans/public.ts';
import type { RowView } from './import-row-store.ts';
import type { ImportRun } from './import-run-store.ts';

export type Applied = 'created' | 'updated' | 'unchanged';
type Applier = (tx: Tx, ctx: Ctx, run: ImportRun, rows: readonly RowView[]) => Promise<Applied[]>;

const valuesOf = <Values>(rows: readonly RowView[]) => rows.map((row) => row.content.values as Values);

function yearOf(run: ImportRun): number {
  if (run.options.year === null)
    throw new ProblemException('request/invalid', {
      errors: [{ pointer: '/year', code: 'required', detail: '请填写年份' }],
    });
  return run.options.year;
}

/** Matters with the checks of their second sheet; a check is what became of its matter. */
const applyMatters: Applier = async (tx, ctx, _run, rows) => {
  const matterRows = rows.filter((row) => row.content.table === 'matters');
  const checks = valuesOf<CheckValues>(rows.filter((row) => row.content.table === 'checks'));
  const matters = valuesOf<MatterValues>(matterRows);
  const applied = await upsertMatters(tx, ctx, matters, checks);
  const byName = new Map(matters.map((matter, index) => [matter.name, applied[index] ?? 'unchanged']));
  return rows.map((row) => {
    const { matterName, name } = row.content.values as { matterName?: string; name?: string };
    return byName.get(matterName ?? name ?? '') ?? 'updated';
  });
};

const applyOfficers: Applier = (tx, ctx, _run, rows) => {
  const officers = valuesOf<OfficerValues>(rows).map((officer) => ({
    name: officer.name,
    sex: officer.sex,
    unit: officer.unit,
    section: officer.section,
    post: officer.post,
    certificateNo: officer.certificateNo,
    certificateKind: officer.certificateKind,
    issuedBy: officer.issuedBy,
    issuedOn: officer.issuedOn,
    validUntil: officer.validUntil,
    field: officer.field,
    area: officer.area,
    status: officer.status,
  }));
  return saveImportedOfficers(tx, ctx.bureauId, officers, ctx.now);
};

export const appliers: Record<ImportKind, Applier> = {
  enterprises: (tx, ctx, _run, rows) => upsertEnterprises(tx, ctx, valuesOf<EnterpriseValues>(rows)),
  officers: applyOfficers,
  matters: applyMatters,
  plan: (tx, ctx, run, rows) => upsertPlanLines(tx, ctx, yearOf(run), valuesOf<PlanLineValues>(rows)),
  ledger: (tx, ctx, run, rows) => importVisits(tx, ctx, valuesOf<VisitValues>(rows), run.options.hasPaperRecords),
};
