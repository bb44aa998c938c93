/** Changing an enterprise; a changed name keeps the old one as former name. */
import { getEnterprise, listEnterpriseFacets, listEnterprises, updateEnterprise } from '@liangma/contract/enterprises';
import type { EnterpriseView } from '@liangma/contract/enterprises';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { EnterpriseFields } from './enterprise-fields.tsx';

function EditForm({ enterprise }: { enterprise: EnterpriseView }) {
  const t = useT();
  const navigate = useNavigate();
  const { id, formerNames: _formerNames, ...fields } = enterprise;
  const form = useAppForm({ schema: updateEnterprise.body, defaultValues: fields });
  const command = useCommand(updateEnterprise, {
    invalidates: [getEnterprise, listEnterprises, listEnterpriseFacets],
    onDone: ({ name }) => {
      notifyDone(t('enterprises.form.saved', { name }));
      void navigate({ to: `/enterprises/${id}` });
    },
  });
  return (
    <Form
      form={form}
      onSubmit={(body) => command.mutate({ params: { enterpriseId: id }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('enterprises.form.save')}
      onCancel={() => void navigate({ to: `/enterprises/${id}` })}
    >
      <DuplicateNotice error={command.error} creditCode={command.variables?.body.creditCode} />
      <EnterpriseFields />
    </Form>
  );
}

export default function EnterpriseEditScreen() {
  const t = useT();
  const { enterpriseId = '' } = useParams({ strict: false });
  const query = useEndpoint(getEnterprise, { params: { enterpriseId } });
  return (
    <Page title={t('enterprises.edit.title')} intro={t('enterprises.edit.intro')} width="form">
      <Panel>
        <Loaded query={query}>{(enterprise) => <EditForm enterprise={enterprise} />}</Loaded>
      </Panel>
    </Page>
  );
}
