// `create-admin`: the first administrator of a bureau, and the bureau with it; or a supervisor of all bureaus.
import { createAdmin } from '../features/people/public.ts';
import { OperatorError } from '../operator-error.ts';
import { defineCommand, type CommandContext } from './command.ts';

export const command = defineCommand({
  name: 'create-admin',
  summary:
    'Creates an administrator, and the bureau with it when it does not exist. The password is asked for, ' +
    'read from LIANGMA_ADMIN_PASSWORD, or is the first line of standard input.',
  usage: 'USERNAME [--name NAME] [--bureau CODE [--bureau-name NAME]] [--supervisor] [--json]',
  options: {
    name: { type: 'string', value: 'NAME', summary: 'name shown in the application' },
    bureau: { type: 'string', value: 'CODE', summary: 'code of the bureau; may be left out when there is only one' },
    'bureau-name': { type: 'string', value: 'NAME', summary: 'name of the bureau, to create it' },
    supervisor: { type: 'boolean', summary: 'a supervisor instead, who reads all bureaus and changes nothing' },
    json: { type: 'boolean', summary: 'print { bureauId, accountId, isBureauNew }' },
  },
  positionals: { least: 1, most: 1 },
  async run(context, { values, positionals: [username = ''] }) {
    const password = await readPassword(context);
    const bureauName = values['bureau-name'];
    const made = await context.withApp(({ deps }) =>
      createAdmin(deps, {
        username,
        password,
        ...(values.supervisor ? { isSupervisor: true } : {}),
        ...(values.name === undefined ? {} : { displayName: values.name }),
        ...(values.bureau === undefined
          ? {}
          : { bureau: { code: values.bureau, ...(bureauName === undefined ? {} : { name: bureauName }) } }),
      }),
    );
    if (values.json) context.terminal.json(made);
    else {
      if (made.isBureauNew) context.terminal.line(`Created the bureau ${values.bureau}.`);
      context.terminal.line(
        `Created the ${values.supervisor ? 'supervisor' : 'administrator'} ${username.toLowerCase()}.`,
      );
    }
  },
});

async function readPassword({ config, terminal }: CommandContext): Promise<string> {
  if (config.adminPassword !== null) return config.adminPassword;
  const password = await terminal.askSecret('Password: ');
  // What is typed blindly is typed twice; a script has no typing mistakes.
  if (process.stdin.isTTY && (await terminal.askSecret('Once more: ')) !== password) {
    throw new OperatorError('The two passwords differ. Nothing was changed.');
  }
  return password;
}
