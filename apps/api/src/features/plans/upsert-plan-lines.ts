/** Brings the lines of an imported plan into the draft of a year, all of them in one call. */
import { isDeepStrictEqual } from 'node:util';
import { foldName } from '@liangma/domain/enterprise/enterprise-name';
import type { PlanLineValues } from '@liangma/domain/imports/judge-plan';
import type { PlanLineView } from '@liangma/contract/plans';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { ensureSections } from '../bureaus/public.ts';
import { listKnownMatters } from '../matters/public.ts';
import { insertLines, listLines, updateLine, type LineFields } from './plan-line-store.ts';
import { ensurePlan, touchPlan } from './plan-store.ts';
import { requireStep } from './take-step.ts';

type Applied = 'created' | 'updated' | 'unchanged';

interface References {
  matters: Map<string, string>;
  sections: Map<string, string>;
}

async function referencesOf(tx: Tx, ctx: Ctx, rows: readonly PlanLineValues[]): Promise<References> {
  const matters = await listKnownMatters(tx, ctx.bureauId);
  return {
    matters: new Map(matters.map((matter) => [foldName(matter.name), matter.matterId])),
    sections: await ensureSections(
      tx,
      ctx.bureauId,
      rows.map((row) => row.sectionName),
    ),
  };
}

function fieldsOf(row: PlanLineValues, { matters, sections }: References): LineFields {
  const matterId = matters.get(foldName(row.matterName));
  // the list of matters was changed between reading the file and its confirmation
  if (matterId === undefined) throw new ProblemException('resource/changed');
  return {
    matterId,
    sectionId: sections.get(row.sectionName) ?? null,
    basis: row.basis,
    objectText: row.objectText,
    quantity: row.quantity?.total ?? null,
    isApproximate: row.quantity?.isApproximate ?? false,
    content: row.content,
    method: row.method,
    frequencyText: row.frequencyText,
    frequencyMin: row.frequency?.min ?? null,
    frequencyMax: row.frequency?.max ?? null,
    capPerYear: row.capPerYear,
    timeText: row.timeText,
    months: [...(row.months ?? [])],
    jointText: row.jointText,
    remark: row.remark,
  };
}

function fieldsOfLine(line: PlanLineView): LineFields {
  const { id: _id, no: _no, matterName: _matter, sectionName: _section, started: _started, ...rest } = line;
  const { finished: _finished, revision: _revision, ...fields } = rest;
  return fields;
}

/**
 * Adds lines to the draft and changes those that are there. A line is known by matter and number, else by matter and
 * objects, so that the same file changes nothing when it comes again, whatever the desk has added meanwhile.
 * @returns what became of each row, in the order of the rows
 * @throws ProblemException plan/wrong-state when the plan of the year is no draft; resource/changed for a matter that is
 * no longer on the list
 */
export async function upsertPlanLines(
  tx: Tx,
  ctx: Ctx,
  year: number,
  rows: readonly PlanLineValues[],
): Promise<Applied[]> {
  const plan = await ensurePlan(tx, ctx, year);
  requireStep(plan, 'edit');
  const references = await referencesOf(tx, ctx, rows);
  const lines = await listLines(tx, ctx, plan.id);
  const free = new Set(lines);
  const take = (fits: (line: PlanLineView) => boolean) => {
    const line = [...free].find(fits);
    if (line) free.delete(line);
    return line;
  };

  const wanted = rows.map((row) => ({ no: row.no, fields: fieldsOf(row, references) }));
  const known = wanted.map(({ no, fields }) => take((line) => line.matterId === fields.matterId && line.no === no));
  wanted.forEach(({ fields }, index) => {
    known[index] ??= take((line) => line.matterId === fields.matterId && line.objectText === fields.objectText);
  });

  const taken = new Set(lines.map((line) => line.no));
  const added: { no: number; fields: LineFields }[] = [];
  const applied: Applied[] = [];
  for (const [index, { no, fields }] of wanted.entries()) {
    const line = known[index];
    if (!line) {
      const next = no !== null && no > 0 && !taken.has(no) ? no : Math.max(0, ...taken) + 1;
      taken.add(next);
      added.push({ no: next, fields });
      applied.push('created');
    } else if (isDeepStrictEqual(fieldsOfLine(line), fields)) {
      applied.push('unchanged');
    } else {
      await updateLine(tx, ctx, line, fields);
      applied.push('updated');
    }
  }
  await insertLines(tx, ctx, plan.id, added);
  if (applied.some((outcome) => outcome !== 'unchanged')) await touchPlan(tx, ctx, plan);
  return applied;
}
