/** Judges an annual inspection plan (年度检查计划). The free text is kept; what it means stands beside it. */
import { foldName, tidyName } from '../enterprise/enterprise-name.ts';
import type { FindingKind } from './finding-texts.ts';
import type { MatterIndex } from './judge-matters.ts';
import { readFrequency, type FrequencyReading } from './read-frequency.ts';
import { readMonths } from './read-months.ts';
import { readCount } from './read-number.ts';
import { readQuantity, type QuantityReading } from './read-quantity.ts';
import type { RowReader } from './row-reader.ts';

export interface PlanLineValues {
  no: number | null;
  /** Name on the published list; as written when it is not there. */
  matterName: string;
  matterNo: number | null;
  basis: string;
  objectText: string;
  quantity: QuantityReading | null;
  content: string;
  method: string;
  frequencyText: string;
  frequency: FrequencyReading | null;
  /** Stated in the plan, else published for the matter. */
  capPerYear: number | null;
  timeText: string;
  months: readonly number[] | null;
  perPeriod: Readonly<Record<string, number>> | null;
  sectionName: string;
  jointText: string;
  /** lead 牵头, assist 配合; null: no joint inspection or not said. */
  jointRole: 'lead' | 'assist' | null;
  jointWith: readonly string[];
  remark: string;
}

const textKept = '原文保留';

/** Reads one line; a matter that is not on the published list may not be inspected (国办发〔2024〕54号, 二). */
export function judgePlanLine(reader: RowReader, matters: MatterIndex): PlanLineValues {
  const matterText = reader.cell('matterName').text;
  const written = tidyName(matterText);
  const matter = matters.get(foldName(written.name));
  if (written.name === '') reader.refuse('matterName', 'matter-name-empty', matterText);
  else if (!matter) reader.refuse('matterName', 'matter-not-on-list', written.name);
  else warnAboutName(reader, matterText, written, matter.name);
  const objectText = reader.longText('objectText');
  const quantity = readQuantity(objectText);
  if (quantity === null) keepText(reader, 'objectText', 'quantity-not-understood', objectText);
  const frequencyText = reader.longText('frequencyText');
  const { frequency, capPerYear: planCap } = readFrequency(frequencyText);
  if (frequency === null) keepText(reader, 'frequencyText', 'frequency-not-understood', frequencyText);
  const matterCap = matter?.capPerYear ?? null;
  const capPerYear = planCap ?? matterCap;
  if (planCap !== null && matterCap !== null && planCap > matterCap) {
    reader.warn('frequencyText', 'cap-above-matter-cap', frequencyText, textKept, { planCap, matterCap });
  }
  if (mayExceedCap(frequency, capPerYear)) keepText(reader, 'frequencyText', 'minimum-may-exceed-cap', frequencyText);
  const timeText = reader.longText('timeText');
  const { months, perPeriod } = readMonths(timeText);
  if (months === null && timeText !== '') keepText(reader, 'timeText', 'time-not-understood', timeText);
  const jointText = reader.text('jointText');
  return {
    no: readCount(reader.cell('no').text),
    matterName: matter?.name ?? written.name,
    matterNo: matter?.no ?? null,
    basis: reader.longText('basis'),
    objectText,
    quantity,
    content: reader.longText('content'),
    method: reader.text('method'),
    frequencyText,
    frequency,
    capPerYear,
    timeText,
    months,
    perPeriod,
    sectionName: reader.text('sectionName'),
    jointText,
    ...readJoint(jointText),
    remark: reader.longText('remark'),
  };
}

function warnAboutName(reader: RowReader, text: string, written: ReturnType<typeof tidyName>, official: string): void {
  const kinds: Record<(typeof written.repairs)[number], FindingKind> = {
    'line-break': 'cell-linebreak',
    'zero-width': 'name-zero-width',
    'ideographic-space': 'name-ideographic-space',
    'outer-spaces': 'name-outer-spaces',
    'inner-spaces': 'name-inner-spaces',
  };
  for (const repair of written.repairs) reader.warn('matterName', kinds[repair], text, official);
  if (written.repairs.length === 0 && written.name !== official) {
    reader.note('matterName', 'matter-name-width', text, official);
  }
}

function keepText(reader: RowReader, field: string, kind: FindingKind, text: string): void {
  reader.warn(field, kind, text, textKept);
}

/**
 * A minimum above the cap cannot be met lawfully. Where neither the plan nor the list sets a cap, an open minimum of
 * more than once a year may run into one that the province or the bureau sets later.
 */
function mayExceedCap(frequency: FrequencyReading | null, cap: number | null): boolean {
  if (frequency?.min === null || frequency?.min === undefined) return false;
  return cap === null ? frequency.max === null && frequency.min > 1 : frequency.min > cap;
}

/** 牵头(配合:公安、消防), 配合(牵头:市场监管), 配合, 否 */
function readJoint(text: string): Pick<PlanLineValues, 'jointRole' | 'jointWith'> {
  const folded = text.normalize('NFKC').replace(/\s/g, '');
  const role = folded.startsWith('牵头') ? 'lead' : folded.startsWith('配合') ? 'assist' : null;
  const others = /\((?:配合|牵头|联合)?(?:部门|单位)?:?([^()]*)\)/.exec(folded)?.[1] ?? '';
  return { jointRole: role, jointWith: role === null ? [] : others.split(/[、,;]/).filter((name) => name !== '') };
}
