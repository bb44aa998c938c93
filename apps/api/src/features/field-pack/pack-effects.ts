/** What audit events mean for a field pack: which of its parts have to be sent again. */

export interface PackEvent {
  action: string;
  subjectKind: string;
  subjectId: string | null;
  /** Inspection that the event is about, where the subject is something else. */
  inspectionId: string | null;
  /** What an import wrote. */
  importKind: string | null;
  /** Whether an account got another name. */
  isRenamed: boolean;
}

/** Kinds of subjects that a pack knows nothing of. */
export const subjectsOutsidePack = ['device', 'session'] as const;

export interface PackEffects {
  inspectionIds: Set<string>;
  enterpriseIds: Set<string>;
  officerIds: Set<string>;
  planLineIds: Set<string>;
  /** The bureau's own item. */
  isBureauChanged: boolean;
  /** Something that any inspection shows: all are sent again. */
  areInspectionsChanged: boolean;
  /** The register was imported. */
  isRegisterChanged: boolean;
}

const noEffects = (): PackEffects => ({
  inspectionIds: new Set(),
  enterpriseIds: new Set(),
  officerIds: new Set(),
  planLineIds: new Set(),
  isBureauChanged: false,
  areInspectionsChanged: false,
  isRegisterChanged: false,
});

function ofSubject(effects: PackEffects, event: PackEvent): void {
  const { subjectId } = event;
  if (event.inspectionId !== null) effects.inspectionIds.add(event.inspectionId);
  switch (event.subjectKind) {
    case 'inspection':
      if (subjectId !== null) effects.inspectionIds.add(subjectId);
      break;
    case 'enterprise':
      if (subjectId !== null) effects.enterpriseIds.add(subjectId);
      break;
    case 'officer':
      if (subjectId !== null) effects.officerIds.add(subjectId);
      break;
    case 'plan-line':
      if (subjectId !== null) effects.planLineIds.add(subjectId);
      break;
    case 'bureau':
      effects.isBureauChanged = true;
      // canned texts are part of the bureau's item and of nothing else
      effects.areInspectionsChanged ||= event.action !== 'canned-texts.saved';
      break;
    case 'plan':
    case 'section':
    case 'matter':
      effects.areInspectionsChanged = true;
      break;
    case 'account':
      effects.areInspectionsChanged ||= event.isRenamed;
      break;
    default:
  }
}

/** All that the events ask for. */
export function effectsOf(events: readonly PackEvent[]): PackEffects {
  const effects = noEffects();
  for (const event of events) {
    if (event.subjectKind !== 'import') ofSubject(effects, event);
    else if (event.importKind !== null) {
      // whatever an import writes, names and visits of firms, certificates, plans, stands in some inspection
      effects.areInspectionsChanged = true;
      effects.isRegisterChanged ||= event.importKind === 'enterprises' || event.importKind === 'ledger';
    }
  }
  return effects;
}
