/**
 * Who signs for the enterprise, or that it refuses: reason and witness. Taken over as a whole, since it is part of what is
 * signed; what is typed and not taken over is told at once, for until then nobody signs.
 */
import { Button, TextInput, Textarea } from '@mantine/core';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { Panel } from '../../ui/page.tsx';
import type { RecordDraft } from './record-draft.ts';
import { isSameParty, partyGap } from './signing.ts';
import styles from './signing.module.css';

type PartySignature = RecordDraft['signature'];

export interface SignerFieldsProps {
  /** As it stands in the record. */
  signature: PartySignature;
  /** As it is typed, when that is something else. */
  typed: PartySignature;
  onType: (typed: PartySignature) => void;
  onChange: (signature: PartySignature) => void;
}

export function SignerFields({ signature, typed, onType, onChange }: SignerFieldsProps) {
  const t = useT();
  const set = (change: Partial<PartySignature>) => onType({ ...typed, ...change });
  const choose = (kind: 'signed' | 'refused') => {
    const next = { ...typed, kind };
    onType(next);
    // Back to signing needs nothing more; a refusal waits for its reason.
    if (partyGap(next) === null && !isSameParty(next, signature)) onChange(next);
  };
  return (
    <Panel title={t('signing.party')}>
      <div className={styles.fields}>
        <ChoiceButtons
          legend={t('signing.party')}
          hideLegend
          choices={[
            { value: 'signed', label: t('signing.party.signed'), tone: 'plain' },
            { value: 'refused', label: t('field.record.refused'), tone: 'bad' },
          ]}
          value={typed.kind}
          onChange={choose}
        />
        {typed.kind === 'refused' ? (
          <>
            <Textarea
              label={t('field.record.refusal-reason')}
              required
              autosize
              minRows={2}
              maxLength={500}
              lang="zh-CN"
              autoCapitalize="off"
              value={typed.reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
            <TextInput
              label={t('field.record.witness')}
              required
              maxLength={60}
              autoComplete="off"
              value={typed.witness}
              onChange={(event) => set({ witness: event.currentTarget.value })}
            />
          </>
        ) : (
          <TextInput
            label={t('field.record.signer')}
            required
            maxLength={60}
            autoComplete="off"
            value={typed.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        )}
        {!isSameParty(typed, signature) && (
          <Button variant="outline" disabled={partyGap(typed) !== null} onClick={() => onChange(typed)}>
            {t('signing.party.take')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
