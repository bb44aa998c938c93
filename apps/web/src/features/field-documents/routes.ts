/** The screen of one written document of an inspection on the tablet. */
import type { ScreenRoute } from '../../app/screen-route.ts';

export const fieldDocumentsRoutes: readonly ScreenRoute[] = [
  {
    path: '/field/inspections/$inspectionId/documents/$documentId',
    area: 'field',
    title: 'papers.paper.title',
    permission: 'inspection.carry-out',
    screen: () => import('./paper-screen.tsx'),
  },
];
