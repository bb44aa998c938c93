/** Why the field area stays closed on an address that is not secure, and what to do. */
import { List, Stack, Text } from '@mantine/core';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { Cover } from './cover.tsx';

export function InsecureScreen() {
  const t = useT();
  return (
    <Cover title={t('sync.insecure.title')}>
      <Stack gap="md">
        <Text>{t('sync.insecure.text', { origin: window.location.origin })}</Text>
        <List type="ordered" spacing="xs">
          <List.Item>{t('sync.insecure.step-1')}</List.Item>
          <List.Item>{t('sync.insecure.step-2')}</List.Item>
          <List.Item>{t('sync.insecure.step-3')}</List.Item>
        </List>
        <LinkButton to="/home">{t('sync.unlock.desk')}</LinkButton>
      </Stack>
    </Cover>
  );
}
