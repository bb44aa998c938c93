/** The list of photos, sound and other evidence in a document: with time and the beginning of the fingerprint. */
import { list, optional, required, type ListField } from './form-fields.ts';
import type { EvidenceLike } from './inspection-like.ts';
import { tableBlock, type Block } from './official-document.ts';
import { officialMoment } from './official-date.ts';
import { evidenceWords, prose, shortHash } from './wording.ts';

export interface EvidenceRow {
  no: string;
  kind: string;
  caption: string;
  takenAt: string;
  check: string;
  hash: string;
}

export const evidenceFields: ListField<EvidenceRow> = list('证据', '照片、录音录像等证据目录', {
  no: optional('证据序号'),
  kind: required('证据类别'),
  caption: optional('证据说明'),
  takenAt: required('证据时间', '证据取得时间'),
  check: optional('证据检查项', '证据对应的检查项或者问题'),
  hash: required('证据指纹', '证据的SHA-256前12位'),
});

/** @param nameOfCheck how the check with this key is called; none: not shown */
export const evidenceRows = (
  evidence: readonly EvidenceLike[],
  nameOfCheck: (key: string) => string = () => '',
): EvidenceRow[] =>
  evidence
    .filter(({ kind }) => kind !== 'signature')
    .map(({ kind, caption, takenAt, checkKey, hash }, index) => ({
      no: String(index + 1),
      kind: evidenceWords[kind],
      // What the camera called the file describes nothing.
      caption: prose(caption),
      takenAt: officialMoment(takenAt),
      check: checkKey === null ? '' : nameOfCheck(checkKey),
      hash: shortHash(hash),
    }));

export const evidenceBlocks = (rows: readonly EvidenceRow[]): Block[] =>
  tableBlock(
    [
      { header: '序号', widthMm: 11, align: 'centre' },
      { header: '类别', widthMm: 14, align: 'centre' },
      { header: '说明', widthMm: 41 },
      { header: '取得时间', widthMm: 47 },
      { header: '对应项', widthMm: 19, align: 'centre' },
      { header: '指纹（SHA-256前12位）', widthMm: 28, align: 'centre' },
    ],
    rows.map((row) => [row.no, row.kind, row.caption, row.takenAt, row.check, row.hash]),
  );
