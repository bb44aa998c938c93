/** What documents need to know of an inspection: the view of the contract has this shape, on the server and the tablet. */
import type { Answer, Handling } from '@liangma/domain/inspection/record';
import type { GroundKind, InspectionMode, InspectionType } from '@liangma/domain/inspection/inspection';

export interface SignedLike {
  role: 'officer' | 'party' | 'witness' | 'recorder';
  name: string;
  /** SHA-256 of the picture. */
  image: string;
  contentHash: string;
  signedAt: string;
}

export interface EvidenceLike {
  hash: string;
  kind: 'photo' | 'sound' | 'video' | 'document' | 'signature';
  name: string;
  caption: string;
  takenAt: string;
  checkKey: string | null;
}

export interface RecordLike {
  startedAt: string;
  endedAt: string;
  place: string;
  present: { name: string; post: string; phone: string };
  certificateShown: boolean;
  rightsTold: boolean;
  recusal: 'not-asked-for' | 'asked-for';
  recusalNote: string;
  answers: readonly { key: string; answer: Answer; note: string }[];
  findings: readonly {
    key: string | null;
    description: string;
    clause: string;
    handling: Handling;
    dueOn: string | null;
    isMajor: boolean;
  }[];
  statement: string;
  conclusion: string;
  partySignature: { kind: 'signed'; name: string } | { kind: 'refused'; reason: string; witness: string };
  assistantsPresent: readonly string[];
  materials: readonly { name: string; copies: number; note: string }[];
  evidence: readonly EvidenceLike[];
  signing: 'drawn' | 'paper';
  signatures: readonly SignedLike[];
}

export interface InspectionLike {
  noticeNo: string | null;
  type: InspectionType;
  groundKind: GroundKind;
  sectionName: string | null;
  plannedFrom: string;
  plannedUntil: string;
  fields: {
    mode: InspectionMode;
    onSiteReason: string;
    assistants: readonly string[];
    groundDocumentNo: string | null;
    groundNote: string;
  };
  enterprise: {
    name: string;
    creditCode: string;
    legalRepresentative: string;
    address: string;
    contactName: string;
    contactPhone: string;
  };
  officerDetails: readonly { name: string; certificateNo: string }[];
  matterDetails: readonly { name: string; basis: string; content: string }[];
  planLine: { year: number; no: number } | null;
  checklist: readonly { key: string; matterName: string; text: string; clause: string | null }[];
  warningAnswers: readonly { reason: string }[];
  capUse: { limit: number | null; counted: number; exempt: number };
  /** Visits of this body to the enterprise that had taken place in the year when it was approved; null before. */
  visitsBefore: number | null;
  preparedBy: string;
  submittedAt: string | null;
  approval: { by: string; at: string; opinion: string } | null;
  entry: {
    enteredAt: string;
    receivedAt: string;
    exceptionReason: string | null;
    exceptionNote: string;
  } | null;
  record: { recordedBy: string; content: { startedAt: string; endedAt: string } } | null;
  additions: readonly { text: string; evidence: readonly EvidenceLike[]; addedBy: string; addedAt: string }[];
  told: { at: string; way: string; to: string } | null;
}

/** What stands around an inspection when one of its documents is made. */
export interface DocumentContext {
  bureau: { name: string; entrustedBy: string | null; complaintPhone: string };
  /** The drawn picture (PNG) with this hash; null: not at hand. */
  picture?: (hash: string) => Uint8Array | null;
  /** Who writes the record that is not handed in yet. */
  recorder?: string;
}
