/** Both sides beside each other, what differs marked in words and colour. */
import { Checkbox, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { ComparedLine } from './compared-record.ts';
import styles from './held.module.css';

export interface ComparedProps {
  lines: readonly ComparedLine[];
  /** false: the server has nothing like it, and one side is shown. */
  hasPresent: boolean;
  /** Evidence of both sides, under the lines. */
  sentEvidence?: ReactNode;
  presentEvidence?: ReactNode;
}

export function Compared({ lines, hasPresent, sentEvidence, presentEvidence }: ComparedProps) {
  const t = useT();
  const [onlyDiffering, setOnlyDiffering] = useState(hasPresent && lines.length > 12);
  const shown = onlyDiffering ? lines.filter(({ differs }) => differs) : lines;
  const none = t('held.none');
  return (
    <div className={styles.compared}>
      {hasPresent && (
        <Checkbox
          label={t('held.only-differing')}
          checked={onlyDiffering}
          onChange={(event) => setOnlyDiffering(event.currentTarget.checked)}
        />
      )}
      {!hasPresent && <Text c="dimmed">{t('held.nothing-present')}</Text>}
      {shown.length === 0 ? (
        <Text>{t('held.no-difference')}</Text>
      ) : (
        <table className={styles.sides} aria-label={t('held.compare')} data-single={!hasPresent || undefined}>
          <thead>
            <tr>
              <th scope="col">{t('held.item')}</th>
              <th scope="col">{t('held.sent')}</th>
              {hasPresent && <th scope="col">{t('held.present')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.id} data-differs={(hasPresent && line.differs) || undefined}>
                <th scope="row">
                  {line.label}
                  {hasPresent && line.differs && <StatusBadge tone="warning">{t('held.differs')}</StatusBadge>}
                </th>
                <td>{line.sent === '' ? none : line.sent}</td>
                {hasPresent && <td>{line.present === '' ? none : line.present}</td>}
              </tr>
            ))}
            {(sentEvidence ?? presentEvidence) && (
              <tr>
                <th scope="row">{t('held.field.evidence')}</th>
                <td>{sentEvidence ?? none}</td>
                {hasPresent && <td>{presentEvidence ?? none}</td>}
              </tr>
            )}
          </tbody>
        </table>
      )}
    </div>
  );
}
