/** Written documents as the contract has them: what was typed on site or after it. */
import type { EvidenceLike, SignedLike } from './inspection-like.ts';

export interface InquiryLike {
  kind: 'inquiry';
  startedAt: string;
  endedAt: string;
  place: string;
  nth: number;
  person: {
    name: string;
    sex: string;
    age: string;
    idNo: string;
    phone: string;
    unit: string;
    post: string;
    address: string;
  };
  recorder: string;
  rightsTold: boolean;
  recusal: 'not-asked-for' | 'asked-for';
  dialogue: readonly { question: string; answer: string }[];
}

export interface SurveyLike {
  kind: 'survey';
  startedAt: string;
  endedAt: string;
  place: string;
  weather: string;
  object: string;
  party: string;
  course: string;
  result: string;
  recorder: string;
}

export interface SamplingLike {
  kind: 'sampling';
  sampledAt: string;
  place: string;
  goods: readonly {
    name: string;
    brand: string;
    specification: string;
    batch: string;
    producer: string;
    producedOn: string | null;
    quantity: string;
    base: string;
    unitPriceFen: number | null;
  }[];
  method: string;
  sealing: string;
  storage: string;
  disposal: string;
}

export interface ResultNoticeLike {
  kind: 'result-notice';
  results: string;
  handling: string;
  guidance: string;
  objectionChannel: string;
  issuedOn: string;
}

export interface CorrectionOrderLike {
  kind: 'correction-order';
  items: readonly { description: string; clause: string; orderClause: string; dueOn: string }[];
  recheck: string;
  remedies: string;
  issuedOn: string;
}

export interface ServiceReceiptLike {
  kind: 'service-receipt';
  documents: readonly { name: string; number: string }[];
  place: string;
  way: 'direct' | 'left' | 'post' | 'electronic' | 'entrusted';
  recipient: string;
  servedAt: string;
  server: string;
  refusal: { reason: string; witness: string } | null;
}

/** A written document with its number, signatures and evidence. */
export interface WrittenLike<
  Content = InquiryLike | SurveyLike | SamplingLike | ResultNoticeLike | CorrectionOrderLike | ServiceReceiptLike,
> {
  content: Content;
  number: string | null;
  signatures: readonly SignedLike[];
  evidence: readonly EvidenceLike[];
}
