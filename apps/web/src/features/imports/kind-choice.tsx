/** The five kinds of lists in the order in which they build on each other, each with what its file must hold. */
import { importKinds } from '@liangma/contract/imports';
import { useId } from 'react';
import { useT } from '../../messages/use-t.ts';
import type { ImportKind } from './import-run-facts.ts';
import styles from './kind-choice.module.css';

export interface KindChoiceProps {
  value: ImportKind | null;
  onChange: (kind: ImportKind) => void;
}

export function KindChoice({ value, onChange }: KindChoiceProps) {
  const t = useT();
  const name = useId();
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('imports.new.kind')}</legend>
      <p>{t('imports.new.order')}</p>
      {importKinds.map((kind, index) => (
        <label key={kind} className={styles.kind}>
          <input
            type="radio"
            name={name}
            value={kind}
            checked={value === kind}
            aria-labelledby={`${name}-${kind}-name`}
            aria-describedby={`${name}-${kind}`}
            onChange={() => onChange(kind)}
          />
          <strong id={`${name}-${kind}-name`}>
            {t('imports.new.numbered', { number: index + 1, kind: t(`imports.kind.${kind}`) })}
          </strong>
          <span id={`${name}-${kind}`}>{t(`imports.needs.${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
