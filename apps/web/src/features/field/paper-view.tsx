/** A document as it will be printed, in a frame of its own without script. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useRef } from 'react';
import { useT } from '../../messages/use-t.ts';
import styles from './signing.module.css';

export interface PaperViewProps {
  /** A whole page, see `officialHtml`. */
  html: string;
  title: string;
  canPrint: boolean;
}

export function PaperView({ html, title, canPrint }: PaperViewProps) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <div className={styles.paper}>
      {/* Same origin only so that it can be printed; without scripts it can do nothing by itself. */}
      <iframe
        ref={frame}
        className={styles.document}
        title={title}
        srcDoc={html}
        sandbox="allow-same-origin allow-modals"
      />
      {canPrint && (
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t('signing.print')}
        </Button>
      )}
    </div>
  );
}
