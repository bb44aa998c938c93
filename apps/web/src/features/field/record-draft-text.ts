/** All that the draft of a record says, as the text of an addition, in Chinese like the record itself. Pure. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { recordText } from '@liangma/documents/official/record-text';
import type { RecordSaid } from '@liangma/documents/official/record-text';
import { fromClock } from './official-clock.ts';
import type { RecordDraft } from './record-draft.ts';
import { askedIn, onChecklist, toContent } from './record-draft.ts';
import type { StoredDraft } from './record-draft-store.ts';
import type { Signing } from './signing.ts';
import { signersOf } from './signing.ts';

/** What was closed for signing, with those who have signed it. */
function closedSaid({ content, drawn }: Signing, view: InspectionView): RecordSaid {
  const signatures = signersOf(view, content).flatMap(({ key, role, name }) => {
    const signed = drawn[key];
    return signed === undefined ? [] : [{ role, name, signedAt: signed.signedAt }];
  });
  const isUnsigned = content.signing === 'drawn' && drawn['party'] === undefined;
  return { ...content, signing: isUnsigned ? null : content.signing, signatures };
}

/** What nobody has entered is left out, where a record that is handed in would have something in its place. */
function openSaid(draft: RecordDraft, view: InspectionView): RecordSaid {
  const content = toContent(draft, view, new Date(0).toISOString());
  const checks = new Map(draft.checks.map(({ key, finding }) => [key, finding]));
  const others = content.findings.filter(({ key }) => key !== null).length;
  const isAnswered = content.answers.length === askedIn(draft.checks, view.checklist).length;
  return {
    ...content,
    startedAt: fromClock(draft.startedAt) ?? view.entry?.enteredAt ?? null,
    endedAt: fromClock(draft.endedAt),
    // a box that is not ticked may not have been looked at yet
    certificateShown: draft.certificateShown || null,
    rightsTold: draft.rightsTold || null,
    recusal: draft.recusal,
    findings: content.findings.map((finding, index) => {
      const entered = finding.key === null ? draft.others[index - others] : checks.get(finding.key);
      return { ...finding, handling: entered?.handling ?? null };
    }),
    materials: draft.materials.filter(({ name, note }) => name.trim() !== '' || note.trim() !== ''),
    // One that follows from half of the answers would be untrue.
    conclusion: isAnswered ? content.conclusion : (draft.conclusion?.trim() ?? ''),
    signing: null,
  };
}

/** What was noted of checks that are not asked, or not answered: no record has a place for it. */
function besideRecord({ draft }: StoredDraft, said: RecordSaid, view: InspectionView): string[] {
  const inRecord = new Set(said.answers.map(({ key }) => key));
  const textOf = new Map(view.checklist.map(({ key, text }) => [key, text]));
  return draft.checks
    .filter(({ key }) => !inRecord.has(key))
    .flatMap(({ key, answer, note, finding }) => {
      const parts = [answer === 'not-compliant' ? finding.description.trim() : '', note.trim()];
      const words = parts.filter((part) => part !== '').join('。');
      return words === '' ? [] : [`${textOf.get(key) ?? `检查项${key}`}：${words}`];
    });
}

/** Nothing of the draft is left out: it goes when the addition is handed in. */
export function draftText(stored: StoredDraft, view: InspectionView): string {
  const said =
    stored.signing === null
      ? openSaid(onChecklist(stored.draft, view.checklist), view)
      : closedSaid(stored.signing, view);
  const beside = besideRecord(stored, said, view);
  const rows = beside.map((row, index) => `${index + 1}. ${row}`);
  return [recordText(said, view.checklist), ...(rows.length === 0 ? [] : ['未作答的检查项：', ...rows])].join('\n');
}
