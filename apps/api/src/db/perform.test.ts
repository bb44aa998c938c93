// The one door for writes: once per command id, all or nothing, one event in the chain, one bureau in sight.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertAccount, insertBureau } from '../testing/rows.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { newId } from '../testing/test-app.ts';
import { perform, type Command } from './perform.ts';
import { readScoped, setVisible, type Ctx } from './scope.ts';

let database: TestDatabase;
let bureauId: string;
let ctx: Ctx;

const context = async (of: string): Promise<Ctx> => ({
  bureauId: of,
  actor: {
    accountId: await insertAccount(database.ownerDb, of, ['administrator']),
    name: '管理员',
    roles: ['administrator'],
    sectionId: null,
    officerId: null,
  },
  now: '2026-06-15T01:00:00.000Z',
  requestId: newId(),
  origin: 'http://liangma.test',
});

beforeAll(async () => {
  database = await testDatabase();
  bureauId = await insertBureau(database.ownerDb);
  ctx = await context(bureauId);
});
afterAll(() => database.close());

const command = (more: Partial<Command> = {}): Command => ({
  name: 'add-section',
  commandId: newId(),
  permission: 'bureau.edit',
  input: { name: '法规科' },
  ...more,
});

/** Adds a section; its id is new each time that this runs, so that a second run would show. */
const addSection = (name: string, as: Ctx, given: Command) =>
  perform(database.db, as, given, async (tx) => {
    const id = newId();
    await tx.insertInto('section').values({ id, bureau_id: as.bureauId, name }).execute();
    return { result: { id }, audit: { action: 'section.created', subjectKind: 'section', subjectId: id } };
  });

const sectionsNamed = (name: string) =>
  database.ownerDb.selectFrom('section').selectAll().where('name', '=', name).execute();

const eventsOf = (of: string) =>
  database.ownerDb.selectFrom('audit_event').selectAll().where('bureau_id', '=', of).orderBy('seq').execute();

describe('a command id', () => {
  it('runs once, however often it is sent at the same time, and always answers the same', async () => {
    const given = command();
    const before = (await eventsOf(bureauId)).length;
    const answers = await Promise.all(Array.from({ length: 12 }, () => addSection('一次', ctx, given)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const rows = await sectionsNamed('一次');
    expect(rows.map((row) => row.id)).toEqual([answers[0]?.id]);
    expect(await eventsOf(bureauId)).toHaveLength(before + 1);
    expect(await addSection('一次', { ...ctx, now: '2027-01-01T00:00:00.000Z' }, given)).toEqual(answers[0]);
  });

  it('is refused for other content, another endpoint, another account and another bureau', async () => {
    const given = command();
    await addSection('原样', ctx, given);
    const stranger = await context(await insertBureau(database.ownerDb));
    const attempts: [Ctx, Command][] = [
      [ctx, { ...given, input: { name: '另一科' } }],
      [ctx, { ...given, name: 'remove-section' }],
      [await context(bureauId), given],
      [stranger, given],
    ];
    for (const [as, other] of attempts)
      await expect(addSection('不写', as, other)).rejects.toMatchObject({ code: 'command/id-reused' });
    expect(await sectionsNamed('不写')).toEqual([]);
  });

  it('does not mind the order of the fields', async () => {
    const given = command({ input: { a: 1, b: { c: 2, d: [3] } } });
    const first = await addSection('字段顺序', ctx, given);
    const again = await addSection('字段顺序', ctx, { ...given, input: { b: { d: [3], c: 2 }, a: 1 } });
    expect(again).toEqual(first);
  });
});

describe('a failure', () => {
  it('leaves nothing behind, and the same command may be tried again', async () => {
    const given = command();
    const before = await eventsOf(bureauId);
    const fails = perform(database.db, ctx, given, async (tx) => {
      await tx.insertInto('section').values({ id: newId(), bureau_id: bureauId, name: '半途' }).execute();
      throw new Error('in the middle');
    });
    await expect(fails).rejects.toThrow('in the middle');
    expect(await sectionsNamed('半途')).toEqual([]);
    expect(await eventsOf(bureauId)).toEqual(before);
    const log = await database.ownerDb
      .selectFrom('command_log')
      .select('command_id')
      .where('command_id', '=', given.commandId)
      .execute();
    expect(log).toEqual([]);
    await addSection('半途', ctx, given);
    expect(await sectionsNamed('半途')).toHaveLength(1);
  });

  it('is what somebody without the permission gets, before anything runs', async () => {
    const clerk: Ctx = { ...ctx, actor: ctx.actor && { ...ctx.actor, roles: ['clerk'] } };
    for (const as of [clerk, { ...ctx, actor: null }])
      await expect(addSection('无权', as, command())).rejects.toMatchObject({ code: 'session/forbidden' });
    expect(await sectionsNamed('无权')).toEqual([]);
  });
});

describe('the audit chain', () => {
  it('grows by one per command in one unbroken order, also when commands of a bureau meet', async () => {
    const of = await insertBureau(database.ownerDb);
    const as = await context(of);
    await Promise.all(Array.from({ length: 8 }, (_, n) => addSection(`并发${n}`, as, command())));
    const events = await eventsOf(of);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const [n, event] of events.entries())
      expect(event.previous_hash).toEqual(n === 0 ? Buffer.alloc(32) : events[n - 1]?.hash);
    expect(events[0]).toMatchObject({ actor: '管理员', account_id: as.actor?.accountId, at: ctx.now });
  });
});

describe('row-level security', () => {
  it('shows nothing without a bureau, nothing of another bureau, and takes nothing for another bureau', async () => {
    await addSection('可见', ctx, command());
    const other = await insertBureau(database.ownerDb);
    const read = (of: string) =>
      readScoped(database.db, of, (tx) => tx.selectFrom('section').selectAll().where('name', '=', '可见').execute());
    expect(await read(bureauId)).toHaveLength(1);
    expect(await read(other)).toEqual([]);
    expect(await database.db.selectFrom('section').selectAll().execute()).toEqual([]);
    expect(await database.db.selectFrom('account').selectAll().execute()).toEqual([]);
    expect(await read('')).toEqual([]);

    const writeForeign = database.db.transaction().execute(async (tx) => {
      await setVisible(tx, other);
      await tx.insertInto('section').values({ id: newId(), bureau_id: bureauId, name: '越界' }).execute();
    });
    await expect(writeForeign).rejects.toThrow(/row-level security/);
    const changeForeign = await database.db.transaction().execute(async (tx) => {
      await setVisible(tx, other);
      return tx.updateTable('section').set({ name: '越界' }).where('name', '=', '可见').executeTakeFirstOrThrow();
    });
    expect(changeForeign.numUpdatedRows).toBe(0n);
  });

  it('shows a command its own bureau even where a query forgets to ask for it', async () => {
    const other = await insertBureau(database.ownerDb);
    await addSection('两局同名', ctx, command());
    await addSection('两局同名', await context(other), command());
    const seen = await perform(database.db, ctx, command(), async (tx) => {
      const rows = await tx.selectFrom('section').select('bureau_id').where('name', '=', '两局同名').execute();
      const forgetful = await tx.updateTable('section').set({ sort: 7 }).where('name', '=', '两局同名').execute();
      const changed = Number(forgetful[0]?.numUpdatedRows ?? 0);
      return {
        result: { rows, changed },
        audit: { action: 'section.updated', subjectKind: 'section', subjectId: null },
      };
    });
    expect(seen).toEqual({ rows: [{ bureau_id: bureauId }], changed: 1 });
    const sorts = new Map((await sectionsNamed('两局同名')).map((row) => [row.bureau_id, row.sort]));
    expect([sorts.get(bureauId), sorts.get(other)]).toEqual([7, 0]);
  });

  it('does not stay on a connection after its transaction', async () => {
    for (let n = 0; n < 20; n += 1) {
      await readScoped(database.db, bureauId, (tx) => tx.selectFrom('section').select('id').execute());
      expect(await database.db.selectFrom('section').select('id').execute()).toEqual([]);
    }
  });

  it('lets a read write nothing', async () => {
    const write = readScoped(database.db, bureauId, (tx) =>
      tx.insertInto('section').values({ id: newId(), bureau_id: bureauId, name: '只读' }).execute(),
    );
    await expect(write).rejects.toThrow(/read-only/);
  });
});
