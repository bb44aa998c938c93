/** Adding an enterprise by hand. */
import { createEnterprise, listEnterpriseFacets, listEnterprises } from '@liangma/contract/enterprises';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { EnterpriseFields } from './enterprise-fields.tsx';

export default function EnterpriseNewScreen() {
  const t = useT();
  const navigate = useNavigate();
  const form = useAppForm({
    schema: createEnterprise.body,
    defaultValues: { subject: 'enterprise', status: 'active', licences: [] },
  });
  const command = useCommand(createEnterprise, {
    invalidates: [listEnterprises, listEnterpriseFacets],
    onDone: ({ id, name }) => {
      notifyDone(t('enterprises.form.added', { name }));
      void navigate({ to: `/enterprises/${id}` });
    },
  });
  return (
    <Page title={t('enterprises.new.title')} intro={t('enterprises.new.intro')} width="form">
      <Panel>
        <Form
          form={form}
          onSubmit={(body) => command.mutate({ body })}
          error={command.error}
          busy={command.isPending}
          submitLabel={t('enterprises.form.save')}
          onCancel={() => void navigate({ to: '/enterprises' })}
        >
          <DuplicateNotice error={command.error} creditCode={command.variables?.body.creditCode} />
          <EnterpriseFields />
        </Form>
      </Panel>
    </Page>
  );
}
