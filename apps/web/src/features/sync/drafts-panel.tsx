/** What is begun on this tablet and not finished: of which enterprise, and the way back to it. */
import { useT } from '../../messages/use-t.ts';
import { useFieldInspections } from '../../offline/use-field.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Panel } from '../../ui/page.tsx';
import styles from './sync-screen.module.css';
import type { DraftHere } from './use-sync.ts';
import { useDrafts } from './use-sync.ts';

const endings: Record<DraftHere['kind'], string> = {
  record: '/record',
  addition: '/addition',
  paper: '',
  correction: '',
};

export function DraftsPanel() {
  const t = useT();
  const drafts = useDrafts();
  const inspections = useFieldInspections();
  if (drafts.length === 0) return null;
  const nameOf = (id: string) => inspections?.find(({ view }) => view.id === id)?.view.enterpriseName;
  return (
    <Panel title={`${t('sync.state.draft')} ${drafts.length}`} flush>
      <ul className={styles.rows}>
        {drafts.map(({ key, inspectionId, kind }) => (
          <li key={key} className={styles.row}>
            <div className={styles.rowHead}>
              <AppLink to={`/field/inspections/${inspectionId}${endings[kind]}`} className={styles.rowName}>
                {nameOf(inspectionId) ?? t('sync.draft.unknown')}
              </AppLink>
              <span>{t(`sync.draft.${kind}`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
