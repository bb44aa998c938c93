/** Several roles, each with what it may do. A supervisor's is not given here; an account that has it keeps it. */
import { bureauRoles } from '@liangma/contract/permissions';
import { Checkbox } from '@mantine/core';
import { useT } from '../../messages/use-t.ts';
import { useFormField } from '../../ui/form-fields.ts';
import type { FieldProps } from '../../ui/text-fields.tsx';
import styles from './accounts.module.css';

export function RolesField(props: FieldProps) {
  const t = useT();
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <Checkbox.Group
      label={props.label}
      description={props.hint}
      required={props.required ?? false}
      error={error}
      value={Array.isArray(field.value) ? field.value : []}
      onChange={field.onChange}
    >
      <div className={styles.roles}>
        {bureauRoles.map((role, index) => (
          <Checkbox
            key={role}
            // The error summary leads to the first box.
            id={index === 0 ? id : `${id}-${role}`}
            value={role}
            label={t(`people.role.${role}`)}
            description={t(`accounts.role-does.${role}`)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
