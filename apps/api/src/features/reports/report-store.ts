/** The inspections of a year as rows of the Excel table, each with the criteria it misses. */
import { sql } from 'kysely';
import type { GroundKind, InspectionType } from '@liangma/domain/inspection/inspection';
import type { CriterionId } from '@liangma/domain/statistics/criteria';
import { criteriaOf } from '@liangma/domain/statistics/metrics';
import type { Tx } from '../../db/scope.ts';
import { conditionOf, type Frame } from '../statistics/public.ts';

export interface ReportRow {
  visit_on: string;
  enterprise: string;
  credit_code: string;
  matters: string[];
  type: InspectionType;
  ground_kind: GroundKind;
  ground_document_no: string | null;
  plan_line_no: number | null;
  section: string | null;
  officers: { name: string; certificateNo: string }[];
  notice_no: string | null;
  entry_way: string | null;
  entered_at: string | null;
  finding_count: number;
  handlings: string[];
  finished_on: string | null;
  missed: CriterionId[];
}

/** All inspections that took place or were closed in the year, by day; `missed` is empty for those that count. */
export async function listReportRows(tx: Tx, bureauId: string, frame: Frame): Promise<ReportRow[]> {
  const missed = criteriaOf('insp.count', frame.rule).map(
    (id) => sql`case when not (${conditionOf(id, frame)}) then ${sql.lit(id)}::text end`,
  );
  const { rows } = await sql<ReportRow>`
    select i.visit_on, e.name as enterprise, e.credit_code,
      array(select m.name from inspection_matter im join matter m on m.id = im.matter_id
            where im.inspection_id = i.id order by im.sort) as matters,
      i.type, i.ground_kind, i.ground_document_no, l.no as plan_line_no, s.name as section,
      coalesce((select jsonb_agg(jsonb_build_object('name', o.name, 'certificateNo', io.certificate_no) order by io.sort)
                from inspection_officer io join officer o on o.id = io.officer_id
                where io.inspection_id = i.id), '[]') as officers,
      i.notice_no, en.way as entry_way, en.entered_at, i.finding_count,
      array(select distinct f.handling from finding f where f.inspection_id = i.id order by 1) as handlings,
      i.finished_on, array_remove(array[${sql.join(missed)}], null) as missed
    from inspection i
      join enterprise e on e.id = i.enterprise_id
      left join section s on s.id = i.section_id
      left join plan_line l on l.id = i.plan_line_id
      left join entry en on en.inspection_id = i.id
    where i.bureau_id = ${bureauId} and i.state in ('entered', 'recorded', 'told', 'closed')
      and (extract(year from i.visit_on) = ${frame.year} or extract(year from i.finished_on) = ${frame.year})
    order by i.visit_on, i.id`.execute(tx);
  return rows;
}
