/** What there is to say about a row: refusals first, then warnings, each with its column and what is kept instead. */
import type { importRowSchema } from '@liangma/contract/imports';
import type { z } from 'zod';
import { useT } from '../../messages/use-t.ts';
import { inLanguage } from './import-run-facts.ts';
import styles from './imports.module.css';
import { visibleText } from './visible-text.ts';

export type ImportRow = z.output<typeof importRowSchema>;
type Finding = ImportRow['refusals'][number];

/** The server's name for the row as a whole. */
const wholeRow = '(整行)';

/** Findings repeat themselves where a column was merged from two. */
const keyOf = ({ column, code, from }: Finding) => `${column}|${code}|${from}`;

/** What stands in the refused cell, which may be far to the right. */
function Found({ text }: { text: string }) {
  const t = useT();
  if (text === '') return null;
  return <span className={styles.change}>{t('imports.rows.found', { text: visibleText(text) })}</span>;
}

/** Here nothing is changed: what is kept is told by the text of the finding itself. */
const withoutChange = new Set([
  'non-enterprise',
  'supervision-certificate',
  'quantity-not-understood',
  'frequency-not-understood',
  'time-not-understood',
  'minimum-may-exceed-cap',
]);

function Change({ finding }: { finding: Finding }) {
  const t = useT();
  const { code, from, to } = finding;
  if (from === '' || from === to || withoutChange.has(code)) return null;
  return (
    <span className={styles.change}>
      <del>{visibleText(from)}</del>
      {' → '}
      {to ? <ins>{to}</ins> : <em>{t('imports.rows.left-empty')}</em>}
    </span>
  );
}

/** Several findings may lead to the same value of a cell: it is shown once, after the last of them. */
const isRepeatedIn = (later: readonly { finding: Finding }[], { column, from, to }: Finding) =>
  later.some(({ finding }) => finding.column === column && finding.from === from && finding.to === to);

export function ImportFindings({ row }: { row: ImportRow }) {
  const t = useT();
  const all = [
    ...row.refusals.map((finding) => ({ finding, level: 'refusal' as const })),
    ...row.warnings.map((finding) => ({ finding, level: 'warning' as const })),
  ];
  if (all.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {all.map(({ finding, level }, index) => (
        <li key={`${level}|${keyOf(finding)}`} data-level={level}>
          <strong>{finding.column === wholeRow ? t('imports.rows.whole-row') : finding.column}</strong>
          {t('imports.rows.colon')}
          {inLanguage(finding)}
          {level === 'refusal' && <Found text={finding.from} />}
          {level === 'warning' && !isRepeatedIn(all.slice(index + 1), finding) && <Change finding={finding} />}
        </li>
      ))}
    </ul>
  );
}

/** What is said about a column of a row: the gravest of it, or null. */
export function levelOf(row: ImportRow, column: string): 'refusal' | 'warning' | null {
  const concerns = (finding: Finding) => finding.column === column;
  if (row.refusals.some(concerns)) return 'refusal';
  return row.warnings.some(concerns) ? 'warning' : null;
}
