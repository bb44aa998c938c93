/** The months of the year as twelve toggles; the form value is an array of 1 to 12. */
import { Button, Chip, Group, Text } from '@mantine/core';
import { monthName } from '../../messages/month-name.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { useFormField } from '../../ui/form-fields.ts';
import styles from './months-field.module.css';

const months = Array.from({ length: 12 }, (_, index) => index + 1);

export function MonthsField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const t = useT();
  const language = useLanguage();
  const { field, id, error } = useFormField(name, label);
  const value: number[] = Array.isArray(field.value) ? field.value : [];
  return (
    <fieldset className={styles.months}>
      <legend>{label}</legend>
      <Chip.Group
        multiple
        value={value.map(String)}
        onChange={(chosen) => field.onChange(chosen.map(Number).toSorted((a, b) => a - b))}
      >
        <div className={styles.choices}>
          {months.map((month) => (
            <Chip
              key={month}
              id={month === 1 ? id : `${id}-${month}`}
              value={String(month)}
              variant="outline"
              radius="sm"
            >
              {monthName(month, language)}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <Group gap="xs" mt={6}>
        <Button variant="subtle" size="compact-sm" onClick={() => field.onChange(months)}>
          {t('plans.all-months')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => field.onChange([])}>
          {t('plans.no-months')}
        </Button>
      </Group>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
    </fieldset>
  );
}
