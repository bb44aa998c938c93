/** The enterprise code (企业码) of one enterprise, and the way to print it. */
import { Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { getEnterpriseCode } from '@liangma/contract/enterprises';
import type { EnterpriseView } from '@liangma/contract/enterprises';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Panel } from '../../ui/page.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import styles from './enterprises.module.css';

export function EnterpriseCodePanel({ enterprise }: { enterprise: EnterpriseView }) {
  const t = useT();
  const query = useEndpoint(getEnterpriseCode, { params: { enterpriseId: enterprise.id } });
  return (
    <Panel
      title={t('enterprises.code.title')}
      actions={
        <LinkButton
          to="/enterprises/codes/sheet"
          search={{ id: enterprise.id }}
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
        >
          {t('enterprises.code.print')}
        </LinkButton>
      }
    >
      <Loaded query={query}>
        {(code) => (
          <div className={styles.codePanel}>
            <QrCode text={code.url} label={t('enterprises.code.of', { name: code.name })} size={180} />
            <Text size="sm" c="dimmed">
              {t('enterprises.code.text')}
            </Text>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
