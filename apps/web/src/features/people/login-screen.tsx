/** Log in, then go to where one wanted to be. */
import { login } from '@liangma/contract/people';
import { Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useCommand } from '../../api/queries.ts';
import { noteLogin, tabletHere } from '../../offline/desk-access.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { safePath } from '../../ui/safe-path.ts';
import { PasswordField, TextField } from '../../ui/text-fields.tsx';
import { useT } from '../../messages/use-t.ts';
import styles from './login-screen.module.css';
import { sessionQuery } from './session.tsx';

const schema = login.body.pick({ username: true, password: true });

export default function LoginScreen() {
  const t = useT();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const form = useAppForm({ schema });
  const command = useCommand(login, {
    onDone: (session) => {
      // Nothing that another account saw may stay.
      queryClient.clear();
      noteLogin();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      void navigate({ href: safePath(search.next), replace: true });
    },
  });

  const { setFocus } = form;
  useEffect(() => setFocus('username'), [setFocus]);
  useEffect(() => {
    document.title = t('app.document-title', { title: t('people.login.title') });
  }, [t]);

  return (
    <div className={styles.screen}>
      <header className={styles.pitch}>
        <div className={styles.name}>
          <Mark size={44} />
          <span>{t('app.name')}</span>
        </div>
        <p className={styles.tagline}>{t('app.tagline')}</p>
        <p className={styles.text}>{t('people.login.pitch')}</p>
      </header>
      <main className={styles.main}>
        <div className={styles.language}>
          <LanguageSwitch />
        </div>
        <div className={styles.card}>
          <Title order={1} mb="md">
            {t('people.login.title')}
          </Title>
          {search.next !== undefined && !command.error && (
            <Text size="sm" c="dimmed" mb="md" component="output" display="block">
              {t(search.why === 'tablet' ? 'people.login.desk-locked' : 'people.login.signed-out')}
            </Text>
          )}
          <Form
            form={form}
            label={t('people.login.title')}
            onSubmit={(body) => void tabletHere(true).then((tablet) => command.mutate({ body: { ...body, tablet } }))}
            error={command.error}
            busy={command.isPending}
            submitLabel={t('people.login.submit')}
            wideSubmit
          >
            <TextField name="username" label={t('people.login.username')} autoComplete="username" required />
            <PasswordField
              name="password"
              label={t('people.login.password')}
              autoComplete="current-password"
              required
            />
          </Form>
          <Text size="sm" c="dimmed" mt="lg">
            {t('people.login.help')}
          </Text>
        </div>
      </main>
    </div>
  );
}
