/** Who signs for the enterprise, or that it refuses: reason and witness. Taken over as a whole, since it is part of what is signed. */
import { Button, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { Panel } from '../../ui/page.tsx';
import type { RecordDraft } from './record-draft.ts';
import { partyGap } from './signing.ts';
import styles from './signing.module.css';

type PartySignature = RecordDraft['signature'];

export interface SignerFieldsProps {
  signature: PartySignature;
  onChange: (signature: PartySignature) => void;
}

export function SignerFields({ signature, onChange }: SignerFieldsProps) {
  const t = useT();
  const [typed, setTyped] = useState<PartySignature>(signature);
  const [known, setKnown] = useState(signature);
  if (known !== signature) {
    setKnown(signature);
    setTyped(signature);
  }
  const set = (change: Partial<PartySignature>) => setTyped({ ...typed, ...change });
  const isChanged = JSON.stringify(typed) !== JSON.stringify(signature);
  const choose = (kind: 'signed' | 'refused') => {
    const next = { ...typed, kind };
    setTyped(next);
    // Back to signing needs nothing more; a refusal waits for its reason.
    if (partyGap(next) === null && kind !== signature.kind) onChange(next);
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
        {isChanged && (
          <Button variant="outline" disabled={partyGap(typed) !== null} onClick={() => onChange(typed)}>
            {t('signing.party.take')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
