/** Adding an officer by hand. */
import { createOfficer, listOfficers } from '@liangma/contract/people';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { OfficerFields } from './officer-fields.tsx';

export default function OfficerNewScreen() {
  const t = useT();
  const navigate = useNavigate();
  const form = useAppForm({
    schema: createOfficer.body,
    defaultValues: { certificateKind: 'enforcement', status: 'valid' },
  });
  const command = useCommand(createOfficer, {
    invalidates: [listOfficers],
    onDone: ({ id, name }) => {
      notifyDone(t('officers.form.added', { name }));
      void navigate({ to: `/officers/${id}` });
    },
  });
  return (
    <Page title={t('officers.new.title')} intro={t('officers.new.intro')} width="form">
      <Panel>
        <Form
          form={form}
          onSubmit={(body) => command.mutate({ body })}
          error={command.error}
          busy={command.isPending}
          submitLabel={t('officers.form.save')}
          onCancel={() => void navigate({ to: '/officers' })}
        >
          <OfficerFields />
        </Form>
      </Panel>
    </Page>
  );
}
