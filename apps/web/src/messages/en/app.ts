/** The frame around every screen: navigation, areas, account menu, screens of last resort. */
import type { Translation } from '../language.ts';
import type { app as source } from '../zh-CN/app.ts';

export const app: Translation<typeof source> = {
  'app.name': 'Liangma',
  'app.field-name': 'Liangma Field',
  'app.tagline': 'Inspections of enterprises, from plan to report',
  'app.document-title': '{title} - Liangma',
  'app.skip-to-content': 'Skip to main content',
  'app.navigation': 'Main navigation',
  'app.open-navigation': 'Open navigation',
  'app.close-navigation': 'Close navigation',
  'app.collapse-navigation': 'Collapse navigation',
  'app.expand-navigation': 'Expand navigation',
  'app.breadcrumbs': 'You are here',
  'app.switch-to-desk': 'Switch to desk',
  'app.switch-to-field': 'Switch to field',
  'app.group.work': 'Inspections',
  'app.group.registers': 'Registers',
  'app.group.figures': 'Statistics and reports',
  'app.group.system': 'Administration',
  'app.offline': 'No connection. You cannot submit now; the app reconnects by itself.',
  'app.not-found.title': 'Page not found',
  'app.not-found.text':
    'The address may be wrong, or the content has moved. Go back to the start page or use the navigation.',
  'app.no-permission.title': 'No permission',
  'app.no-permission.text': 'Your role may not see this page. If you need it, ask the administrator of your bureau.',
  'app.failed.title': 'This page failed',
  'app.failed.text':
    'The page could not be shown, and what you entered may not be saved. Reload; if it happens again, tell your administrator.',
  'app.reload': 'Reload',
  'app.home': 'Back to start',
};
