/** The legal section keeps the canned texts that inspectors choose from on the tablet, by where they are used. */
import { cannedTextUses, listCannedTexts, saveCannedTexts } from '@liangma/contract/field-pack';
import type { CannedText } from '@liangma/contract/field-pack';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, FormSection, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { TextsOfUse } from './texts-of-use.tsx';
import { byUse, listOf, textsByUse } from './texts-by-use.ts';

export default function CannedTextsScreen() {
  const t = useT();
  const query = useEndpoint(listCannedTexts, {});
  // What was remembered may be old: the form begins with what the server says now.
  const fresh = { ...query, data: query.isFetchedAfterMount ? query.data : undefined };
  return (
    <Page title={t('canned-texts.title')} intro={t('canned-texts.intro')} width="form">
      <Loaded query={fresh}>{({ items }) => <EditForm items={items} />}</Loaded>
    </Page>
  );
}

function EditForm({ items }: { items: readonly CannedText[] }) {
  const t = useT();
  // What comes from the server meanwhile must not replace what is being written.
  const [defaultValues] = useState(() => byUse(items));
  const form = useAppForm({ schema: textsByUse, defaultValues });
  const command = useCommand(saveCannedTexts, {
    invalidates: [listCannedTexts],
    onDone: () => notifyDone(t('canned-texts.saved')),
  });
  return (
    <Panel>
      <Form
        form={form}
        label={t('canned-texts.title')}
        onSubmit={(values) => command.mutate({ body: { items: listOf(values) } })}
        error={command.error}
        busy={command.isPending}
        submitLabel={t('canned-texts.save')}
      >
        {cannedTextUses.map((use) => (
          <FormSection key={use} title={t(`canned-texts.use.${use}`)}>
            <TextsOfUse use={use} control={form.control} />
          </FormSection>
        ))}
      </Form>
    </Panel>
  );
}
