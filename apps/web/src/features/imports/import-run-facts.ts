/** What follows from the state and kind of an import: colours, where the rows go, which step it stands at. */
import type { ImportRunView } from '@liangma/contract/imports';
import { currentLanguage } from '../../messages/language.ts';
import type { Tone } from '../../ui/status-badge.tsx';

export type ImportKind = ImportRunView['kind'];
export type ImportState = ImportRunView['state'];

export const stateTones: Readonly<Record<ImportState, Tone>> = {
  reading: 'info',
  ready: 'warning',
  importing: 'info',
  done: 'success',
  failed: 'danger',
};

const registerPaths: Readonly<Record<ImportKind, string>> = {
  enterprises: '/enterprises',
  officers: '/officers',
  matters: '/matters',
  plan: '/plans',
  ledger: '/inspections',
};

/** The screen on which the written records are found: for a plan the one of its year. */
export const registerPath = ({ kind, options }: ImportRunView): string =>
  kind === 'plan' && options.year !== null ? `/plans/${options.year}` : registerPaths[kind];

/** What a file is by its name; null when the name does not say. */
export function kindByFileName(fileName: string): ImportKind | null {
  if (fileName.includes('台账')) return 'ledger';
  if (fileName.includes('计划')) return 'plan';
  if (fileName.includes('事项')) return 'matters';
  if (/执法人员|执法证|人员名录/.test(fileName)) return 'officers';
  return /名录|企业|检查对象/.test(fileName) ? 'enterprises' : null;
}

/** Whether the server is at work on it. */
export const isBusy = (run: Pick<ImportRunView, 'state'> | undefined): boolean =>
  run?.state === 'reading' || run?.state === 'importing';

/** Whether every sheet that is taken has its required columns. */
export const isRecognised = (run: ImportRunView): boolean =>
  (run.mapping?.sheets.length ?? 0) > 0 &&
  (run.recognition?.sheets ?? []).every((sheet) => sheet.table === null || sheet.missing.length === 0);

/** Index of the running step of 上传 → 识别 → 核对 → 写入; 4 when all are done. */
export function stepOf(run: ImportRunView): number {
  if (run.state === 'done') return 4;
  if (run.confirmedAt !== null) return 3;
  return run.state === 'ready' && isRecognised(run) ? 2 : 1;
}

/** The reader's language of a text that the server gives in both. */
export const inLanguage = (text: { zh: string; en: string }): string =>
  currentLanguage().language === 'zh-CN' ? text.zh : text.en;
