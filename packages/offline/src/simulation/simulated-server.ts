/** What a simulation needs of a server, be it the model in memory or the real application. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { FieldReceipt } from '@liangma/contract/field-commands';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { FieldServer } from '../field-server.ts';
import type { Carry } from './network.ts';

/** A command as the server has it. */
export interface KnownCommand {
  commandId: string;
  inspectionId: string;
  accountId: string;
  /** Fingerprint of the command itself. */
  content: string;
  receipt: FieldReceipt;
  /** SHA-256 of the files that it names. */
  evidence: string[];
}

export interface ServerFacts {
  /** In the order of arrival. */
  commands: KnownCommand[];
  /** Hash that names a stored file → hash of its bytes. */
  evidence: Map<string, string>;
}

export interface SimulatedServer {
  /** Opens a session; its token. */
  login(accountId: string, deviceId: string): Promise<string>;
  /** The password was changed, or the session expired. */
  endSessions(accountId: string): Promise<void>;
  /** The server as one account on one tablet reaches it. */
  connect(carry: Carry, as: { accountId: string; deviceId: string; session: () => string | null }): FieldServer;
  facts(): Promise<ServerFacts>;
  /** What an inspector writes down for this inspection, when `sampleRecord` would be refused. */
  recordFor?(view: InspectionView, evidence: EvidenceItem[]): Extract<InspectionView['record'], object>['content'];
}

/** People and their work, the same for every server. */
export interface Scene {
  accounts: readonly string[];
  devices: readonly string[];
  inspections: readonly string[];
}
