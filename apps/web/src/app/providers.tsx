/** Everything that screens need around them: theme, dates, server answers, notices, router. */
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../messages/use-t.ts';
import { cssVariables, theme } from './theme.ts';

export interface ProvidersProps {
  queryClient: QueryClient;
  /** test: nothing moves, everything appears at once. */
  env?: 'default' | 'test';
  children: ReactNode;
}

export function Providers({ queryClient, env = 'default', children }: ProvidersProps) {
  const language = useLanguage();
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider env={env} theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
        <DatesProvider settings={{ locale: language === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
          <Notifications position="top-center" />
          {children}
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}
