/** What the written documents of the tablet share with the visit: evidence, signing, autosave, frame of a screen. */
export { BackLink } from './back-link.tsx';
export { EvidenceField } from './evidence-field.tsx';
export { EvidenceList } from './evidence-list.tsx';
export { FieldInspection, useInspectionOf } from './field-inspection.tsx';
export { inkPicture } from './ink.ts';
export { sha256Hex } from './local-code.ts';
export { PaperView } from './paper-view.tsx';
export { NotSavedAlert, SaveMark } from './save-mark.tsx';
export { SignatureField } from './signature-field.tsx';
export type { SignedDrawing } from './signing.ts';
export { useAutosave } from './use-autosave.ts';
export type { Autosave } from './use-autosave.ts';
export { useEvidence } from './use-evidence.ts';
export { WordsField } from './words-field.tsx';
