/**
 * The checklist, matter by matter. What is left of a matter can be answered together, after a second tap that asks whether
 * all of it was seen: one tap per item makes nobody look longer, one tap for the whole list would say what nobody has
 * seen, and the matter is what an inspector walks through in one go.
 */
import { Button, Group } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { Panel } from '../../ui/page.tsx';
import { CheckRow } from './check-row.tsx';
import type { Checklist, RecordDraft } from './record-draft.ts';
import { askedIn } from './record-draft.ts';
import styles from './record.module.css';

interface MatterGroup {
  name: string;
  checks: { check: Checklist[number]; index: number }[];
}

/** The checks of one matter stand together, as the server sends them. */
function byMatter(asked: MatterGroup['checks']): MatterGroup[] {
  const groups: MatterGroup[] = [];
  for (const { check, index } of asked) {
    let group = groups.at(-1);
    if (group?.name !== check.matterName) groups.push((group = { name: check.matterName, checks: [] }));
    group.checks.push({ check, index });
  }
  return groups;
}

/** The checks that are asked as the answers stand now; another list only when another check is asked. */
function useAsked(checklist: Checklist): MatterGroup[] {
  const places = useWatch({
    name: 'checks',
    compute: (checks: RecordDraft['checks']) => askedIn(checks, checklist).map(({ index }) => index),
  });
  return useMemo(
    () =>
      byMatter(
        places.flatMap((index) => {
          const check = checklist[index];
          return check ? [{ check, index }] : [];
        }),
      ),
    [places, checklist],
  );
}

export function RecordChecks({ checklist, visitOn }: { checklist: Checklist; visitOn: string }) {
  const t = useT();
  const groups = useAsked(checklist);
  return (
    <Panel title={t('inspections.record.checklist')}>
      {checklist.length === 0 && <p>{t('field.record.no-checks')}</p>}
      {groups.map((group) => (
        <section key={group.checks[0]?.check.key} className={styles.matter} aria-label={group.name}>
          <MatterHead group={group} />
          <ol className={styles.checks}>
            {group.checks.map(({ check, index }) => (
              <CheckRow key={check.key} check={check} index={index} visitOn={visitOn} />
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}

const MatterHead = memo(function MatterHead({ group }: { group: MatterGroup }) {
  const t = useT();
  const { setValue } = useFormContext<RecordDraft>();
  const open = useWatch({
    name: 'checks',
    compute: (checks: RecordDraft['checks']) =>
      group.checks.flatMap(({ index }) => (checks[index]?.answer == null ? [index] : [])),
  });
  const [isAsking, setAsking] = useState(false);

  const answerAll = () => {
    for (const index of open) setValue(`checks.${index}.answer`, 'compliant');
    setAsking(false);
  };

  return (
    <div className={styles.matterHead}>
      <h3>{group.name}</h3>
      {open.length > 0 && !isAsking && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {open.length === group.checks.length
            ? t('field.record.all-compliant')
            : t('field.record.rest-compliant', { count: open.length })}
        </Button>
      )}
      {open.length > 0 && isAsking && (
        <Group gap={8}>
          <span>{t('field.record.all-question', { count: open.length })}</span>
          <Button color="green.9" onClick={answerAll}>
            {t('field.record.all-confirm')}
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('ui.cancel')}
          </Button>
        </Group>
      )}
    </div>
  );
});
