/**
 * The signing: the record is shown as the document it will be, and signed below or beside it. From here on its content is
 * closed; whoever goes back to change it loses the signatures.
 */
import { Button } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { Pen } from '@liangma/offline/drafts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useFieldAccount, useFieldBureau } from '../../offline/use-field.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { BigButton, ChoiceButtons } from '../../ui/field-controls.tsx';
import { Panel } from '../../ui/page.tsx';
import { PaperView } from './paper-view.tsx';
import type { RecordDraft } from './record-draft.ts';
import { recordDraftKey } from './record-draft-store.ts';
import { recordHtml } from './record-paper.ts';
import { NotSavedAlert, SaveMark } from './save-mark.tsx';
import { SignatureField } from './signature-field.tsx';
import { SignerFields } from './signer-fields.tsx';
import type { Signer, Signing } from './signing.ts';
import { isSameParty, missingSigners, partyGap, signersOf } from './signing.ts';
import { StoringNote, useStoring } from './storing-guard.tsx';
import styles from './signing.module.css';
import type { Autosave } from './use-autosave.ts';
import { useSaveRecord } from './use-save-record.ts';

export interface SigningScreenProps {
  view: InspectionView;
  signature: RecordDraft['signature'];
  signing: Signing;
  pen: Pen;
  autosave: Pick<Autosave<unknown>, 'state' | 'again' | 'settled'>;
  /** What was chosen last could not be taken over. */
  hasFailed: boolean;
  /** Who signs for the enterprise, or how, is another: the content is closed anew, without signatures. */
  onSigner: (
    signature: RecordDraft['signature'],
    way: 'drawn' | 'paper',
    typed?: RecordDraft['signature'],
  ) => Promise<void>;
  onDraw: (signing: Signing) => void;
  onBack: () => void;
  onDone: () => void;
}

export function SigningScreen(props: SigningScreenProps) {
  const { view, signature, signing, pen, autosave, hasFailed, onSigner, onDraw, onBack, onDone } = props;
  const t = useT();
  const { account } = useFieldAccount();
  const bureau = useFieldBureau();
  // Another screen in the same place begins at its top, with the head of the document.
  useEffect(() => window.scrollTo(0, 0), []);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const saving = useSaveRecord(view, signing, pen, autosave, onDone);
  const { content, typed = signature } = signing;
  const isDrawnHere = content.signing === 'drawn';
  const isPartyOpen = !isSameParty(typed, signature);
  const draftKey = recordDraftKey(view.id);
  const isStoring = useStoring(draftKey) !== null;
  const html = useMemo(
    () => recordHtml(view, content, { bureau, recorder: account.displayName }),
    [view, content, bureau, account.displayName],
  );
  const missing = isDrawnHere ? missingSigners(view, signing).map(({ name }) => name) : [];
  const names = isPartyOpen && isDrawnHere ? [t('signing.party')] : missing;
  const hasDrawn = Object.keys(signing.drawn).length > 0;

  /** What makes the signatures worthless asks first. */
  const orAsk = (go: () => void) => (hasDrawn ? setLeaving(() => go) : go());

  return (
    <>
      <NotSavedAlert state={autosave.state} onAgain={autosave.again} />
      <div className={styles.top}>
        <Button variant="default" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={() => orAsk(onBack)}>
          {t('signing.back')}
        </Button>
        <SaveMark state={autosave.state} />
      </div>
      <div className={styles.columns}>
        <PaperView html={html} title={t('signing.document')} canPrint={content.signing === 'paper'} />
        <div className={styles.pads}>
          <ChoiceButtons
            legend={t('signing.way')}
            choices={[
              { value: 'drawn', label: t('signing.way.drawn'), tone: 'plain' },
              { value: 'paper', label: t('signing.way.paper'), tone: 'plain' },
            ]}
            value={content.signing}
            onChange={(way) => orAsk(() => void onSigner(signature, way, typed))}
          />
          <SignerFields
            signature={signature}
            typed={typed}
            onType={(next) => onDraw({ ...signing, typed: next })}
            onChange={(next) => orAsk(() => void onSigner(next, content.signing))}
          />
          {hasFailed && (
            <p role="alert" className={styles.failure}>
              {t('signing.failed.begin')}
            </p>
          )}
          {isDrawnHere &&
            !isPartyOpen &&
            signersOf(view, content).map((signer) => (
              <SignatureField
                // Another content is another sheet to sign.
                key={`${signing.contentHash}|${signer.key}`}
                label={t(`signing.role.${signer.role}`, { name: signer.name })}
                drawing={signing.drawn[signer.key]?.drawing ?? null}
                onDrawn={(drawing) => {
                  const signedAt = new Date().toISOString();
                  onDraw({ ...signing, drawn: { ...signing.drawn, [signer.key]: { drawing, signedAt } } });
                }}
                onClear={() => onDraw(without(signing, signer))}
              />
            ))}
          {!isDrawnHere && <p>{t('signing.paper-text')}</p>}
          <Panel title={t('signing.save-title')}>
            <div className={styles.fields}>
              {names.length > 0 && (
                <p className={styles.missing}>
                  {t('signing.missing', { names: names.join(t('inspections.list-comma')) })}
                </p>
              )}
              {isPartyOpen && (
                <output className={styles.missing}>{t(`signing.party.open.${partyGap(typed) ?? 'take'}`)}</output>
              )}
              {saving.failure !== null && (
                <p role="alert" className={styles.failure}>
                  {t(`signing.failed.${saving.failure}`)}
                </p>
              )}
              <StoringNote draftKey={draftKey} />
              <BigButton
                loading={saving.isSaving}
                disabled={isStoring || isPartyOpen || missing.length > 0}
                onClick={() => void saving.save()}
              >
                {t('signing.save')}
              </BigButton>
              <p className={styles.hash}>{t('signing.hash', { hash: signing.contentHash })}</p>
            </div>
          </Panel>
        </div>
      </div>
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('signing.drop-title')}
        question={t('signing.drop-question')}
        confirmLabel={t('signing.drop-confirm')}
        danger
        onConfirm={() => {
          leaving?.();
          setLeaving(null);
        }}
      />
    </>
  );
}

function without(signing: Signing, signer: Signer): Signing {
  const { [signer.key]: _cleared, ...drawn } = signing.drawn;
  return { ...signing, drawn };
}
