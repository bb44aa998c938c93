/** Changing an officer, or the state of the certificate. */
import { getOfficer, listOfficers, updateOfficer } from '@liangma/contract/people';
import type { OfficerView } from '@liangma/contract/people';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { OfficerFields } from './officer-fields.tsx';

function EditForm({ officer }: { officer: OfficerView }) {
  const t = useT();
  const navigate = useNavigate();
  const { id, sectionName: _sectionName, isAssignable: _isAssignable, ...fields } = officer;
  const form = useAppForm({ schema: updateOfficer.body, defaultValues: fields });
  const command = useCommand(updateOfficer, {
    invalidates: [getOfficer, listOfficers],
    onDone: ({ name }) => {
      notifyDone(t('officers.form.saved', { name }));
      void navigate({ to: `/officers/${id}` });
    },
  });
  return (
    <Form
      form={form}
      onSubmit={(body) => command.mutate({ params: { officerId: id }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('officers.form.save')}
      onCancel={() => void navigate({ to: `/officers/${id}` })}
    >
      <OfficerFields />
    </Form>
  );
}

export default function OfficerEditScreen() {
  const t = useT();
  const { officerId = '' } = useParams({ strict: false });
  const query = useEndpoint(getOfficer, { params: { officerId } });
  return (
    <Page title={t('officers.edit.title')} width="form">
      <Panel>
        <Loaded query={query}>{(officer) => <EditForm officer={officer} />}</Loaded>
      </Panel>
    </Page>
  );
}
