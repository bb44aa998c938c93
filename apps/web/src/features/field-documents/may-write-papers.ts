/** Whether documents may be written for an inspection now: from the entry until it is closed, by those who carry it out. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { decideOnSite } from '@liangma/domain/inspection/decide';

export const mayWritePapers = (view: InspectionView): boolean => decideOnSite(view, 'write').ok;
