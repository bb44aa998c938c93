/** Starts the web app. */
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from './api/queries.ts';
import { Providers } from './app/providers.tsx';
import { createAppRouter } from './app/router.tsx';
import { setLanguage, storedLanguage } from './messages/language.ts';
import { installValidationTexts } from './messages/validation-texts.ts';

installValidationTexts();
await setLanguage(storedLanguage());

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const queryClient = newQueryClient();
const router = createAppRouter(queryClient);

createRoot(place).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
