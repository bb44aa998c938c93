// `verify-evidence`: hashes every file of evidence again; exit status 1 when one is missing or altered.
import { verifyEvidence } from '../features/evidence/public.ts';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  name: 'verify-evidence',
  summary:
    'Hashes every photo, sound, document and signature again and names what is missing or altered; exit status 1 then.',
  usage: '[--json]',
  options: { json: { type: 'boolean', summary: 'print { verified, missing: [{ bureauId, hash }], altered: […] }' } },
  async run({ terminal, withApp }, { values }) {
    const report = await withApp(({ deps }) => verifyEvidence(deps.db, deps.evidence.store));
    if (values.json) terminal.json(report);
    else {
      for (const { bureauId, hash } of report.missing) terminal.line(`missing  ${hash}  bureau ${bureauId}`);
      for (const { bureauId, hash } of report.altered) terminal.line(`altered  ${hash}  bureau ${bureauId}`);
      terminal.line(
        `${report.verified} files are what they were, ${report.missing.length} missing, ${report.altered.length} altered.`,
      );
    }
    return report.missing.length + report.altered.length > 0 ? 1 : 0;
  },
});
