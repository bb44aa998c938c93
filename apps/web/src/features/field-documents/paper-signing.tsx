/** The document as it will be, and the signatures beside it; whoever goes back to change it loses them. */
import { Button, TextInput } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { Pen } from '@liangma/offline/drafts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useFieldBureau } from '../../offline/use-field.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { BigButton, ChoiceButtons } from '../../ui/field-controls.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { NotSavedAlert, PaperView, SaveMark, SignatureField, useStoring } from '../field/public.ts';
import type { Autosave } from '../field/public.ts';
import { paperKey } from './paper-draft.ts';
import type { PaperDraft, PaperSigning } from './paper-draft.ts';
import { paperHtml } from './paper-page.ts';
import { isPartyInContent, isPartyOpen, missingPaperSigners, paperSigners } from './paper-signers.ts';
import type { PaperSigner } from './paper-signers.ts';
import styles from './papers.module.css';
import { isNumberedKind } from './number-stock.ts';
import { useSavePaper } from './use-save-paper.ts';

export interface PaperSigningProps {
  view: InspectionView;
  draft: PaperDraft;
  signing: PaperSigning;
  pen: Pen;
  autosave: Pick<Autosave<unknown>, 'state' | 'again' | 'settled'>;
  onSigning: (change: (before: PaperSigning) => PaperSigning) => void;
  onBack: () => void;
  onDone: () => void;
}

export function PaperSigningScreen({
  view,
  draft,
  signing,
  pen,
  autosave,
  onSigning,
  onBack,
  onDone,
}: PaperSigningProps) {
  const t = useT();
  const bureau = useFieldBureau();
  const [isLeaving, setLeaving] = useState(false);
  const saving = useSavePaper(view, draft, signing, pen, autosave, onDone);
  const { content, party, way } = signing;
  const { number, evidence, kind } = draft;
  const html = useMemo(
    () => paperHtml(view, { content, number, signatures: [], evidence }, bureau),
    [view, content, number, evidence, bureau],
  );
  const missing = missingPaperSigners(view, signing);
  const lacksNumber = isNumberedKind(kind) && number === null;
  const isBlocked = lacksNumber || (way === 'drawn' && (missing.length > 0 || isPartyOpen(signing)));
  const isStoring = useStoring(paperKey(view.id, draft.documentId)) !== null;
  const hasDrawn = Object.keys(signing.drawn).length > 0;
  const setParty = (change: Partial<PaperSigning['party']>) =>
    onSigning((before) => {
      // A signature stands under one name.
      const { party: _party, witness: _witness, ...drawn } = before.drawn;
      return { ...before, party: { ...before.party, ...change }, drawn };
    });
  return (
    <>
      <NotSavedAlert state={autosave.state} onAgain={autosave.again} />
      <div className={styles.top}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={20} aria-hidden />}
          onClick={() => (hasDrawn ? setLeaving(true) : onBack())}
        >
          {t('signing.back')}
        </Button>
        <SaveMark state={autosave.state} />
      </div>
      {lacksNumber && (
        <Notice tone="warning" announce="alert" title={t('papers.no-number')}>
          {t('papers.no-number-text')}
        </Notice>
      )}
      <div className={styles.signing}>
        <PaperView html={html} title={t(`papers.kind.${kind}`)} canPrint={way === 'paper' && !lacksNumber} />
        <div className={styles.pads}>
          <ChoiceButtons
            legend={t('signing.way')}
            choices={[
              { value: 'drawn', label: t('signing.way.drawn'), tone: 'plain' },
              { value: 'paper', label: t('signing.way.paper'), tone: 'plain' },
            ]}
            value={way}
            onChange={(next) => onSigning((before) => ({ ...before, way: next }))}
          />
          {way === 'drawn' && !isPartyInContent(content) && (
            <Panel title={t('signing.party')}>
              <div className={styles.fields}>
                <ChoiceButtons
                  legend={t('signing.party')}
                  hideLegend
                  choices={[
                    { value: 'signed', label: t('signing.party.signed'), tone: 'plain' },
                    { value: 'refused', label: t('papers.party-refused'), tone: 'bad' },
                  ]}
                  value={party.kind}
                  onChange={(next) => setParty({ kind: next })}
                />
                {party.kind === 'signed' ? (
                  <TextInput
                    label={t('papers.party-name')}
                    required
                    maxLength={60}
                    autoComplete="off"
                    value={party.name}
                    onChange={(event) => setParty({ name: event.currentTarget.value })}
                  />
                ) : (
                  <TextInput
                    label={t('papers.witness')}
                    description={t('papers.refusal-hint')}
                    required
                    maxLength={60}
                    autoComplete="off"
                    value={party.witness}
                    onChange={(event) => setParty({ witness: event.currentTarget.value })}
                  />
                )}
              </div>
            </Panel>
          )}
          {way === 'drawn' &&
            !isPartyOpen(signing) &&
            paperSigners(view, signing).map((signer) => (
              <SignatureField
                // Another content or name is another sheet to sign.
                key={`${signing.contentHash}|${signer.key}|${signer.name}`}
                label={t(`signing.role.${signer.role}`, { name: signer.name })}
                drawing={signing.drawn[signer.key]?.drawing ?? null}
                onDrawn={(drawing) => {
                  const signedAt = new Date().toISOString();
                  onSigning((before) => ({
                    ...before,
                    drawn: { ...before.drawn, [signer.key]: { drawing, signedAt } },
                  }));
                }}
                onClear={() => onSigning((before) => without(before, signer))}
              />
            ))}
          {way === 'paper' && <p>{t('papers.on-paper')}</p>}
          <Panel title={t('papers.save-title')}>
            <div className={styles.fields}>
              {way === 'drawn' && missing.length > 0 && !isPartyOpen(signing) && (
                <p className={styles.missing}>
                  {t('signing.missing', { names: missing.map(({ name }) => name).join(t('inspections.list-comma')) })}
                </p>
              )}
              {way === 'drawn' && isPartyOpen(signing) && (
                <p className={styles.missing}>
                  {t('signing.missing', { names: t('signing.party') })} {t(`papers.party-open.${party.kind}`)}
                </p>
              )}
              {saving.failure !== null && (
                <p role="alert" className={styles.failure}>
                  {t(`signing.failed.${saving.failure}`)}
                </p>
              )}
              <BigButton loading={saving.isSaving} disabled={isStoring || isBlocked} onClick={() => void saving.save()}>
                {t('papers.save')}
              </BigButton>
              <p className={styles.hash}>{t('signing.hash', { hash: signing.contentHash })}</p>
            </div>
          </Panel>
        </div>
      </div>
      <ConfirmDialog
        opened={isLeaving}
        onClose={() => setLeaving(false)}
        title={t('signing.drop-title')}
        question={t('signing.drop-question')}
        confirmLabel={t('signing.drop-confirm')}
        danger
        onConfirm={onBack}
      />
    </>
  );
}

function without(signing: PaperSigning, signer: PaperSigner): PaperSigning {
  const { [signer.key]: _cleared, ...drawn } = signing.drawn;
  return { ...signing, drawn };
}
