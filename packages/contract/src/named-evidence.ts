/** Which files a command of a tablet names: the tablet sends them before it, the server asks for them, people see them. */
import type { DrawnSignature, EvidenceItem } from './evidence.ts';
import type { FieldCommand } from './field-commands.ts';

export interface NamedEvidence {
  items: readonly EvidenceItem[];
  signatures: readonly DrawnSignature[];
}

/** Evidence and drawn signatures that stand in the command. */
export function evidenceNamedBy(command: FieldCommand): NamedEvidence {
  switch (command.kind) {
    case 'record':
      return { items: command.content.evidence, signatures: command.content.signatures };
    case 'write-document':
      return { items: command.document.evidence, signatures: command.document.signatures };
    case 'add-to-record':
    case 'report-correction':
      return { items: command.evidence, signatures: [] };
    case 'enter-by-enterprise-code':
    case 'enter-by-exception':
    case 'tell-result':
    case 'close':
      return { items: [], signatures: [] };
  }
}

/** SHA-256 of every file of it: evidence, previews, pictures of signatures; each once. */
export function hashesOf(named: {
  items: readonly Pick<EvidenceItem, 'hash' | 'previewHash'>[];
  signatures?: readonly Pick<DrawnSignature, 'image'>[];
}): string[] {
  const { items, signatures = [] } = named;
  const files = items.flatMap(({ hash, previewHash }) => (previewHash === null ? [hash] : [hash, previewHash]));
  return [...new Set([...files, ...signatures.map(({ image }) => image)])];
}
