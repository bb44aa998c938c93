/// <reference types="vite/client" />
import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

const files = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!./zh-CN/**', '!./en/**', '!../**/*.test.*'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const source = files.map(([, text]) => text).join('\n');

/** Beginnings of keys that are put together at run time: `people.role.${role}` uses all keys that begin so. */
const beginnings = [...source.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g)].map((found) => found[1] ?? '');

const parameters = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').toSorted();

test('the sources were read', () => {
  expect(files.length).toBeGreaterThan(40);
});

test('no text is empty, in either language', () => {
  const empty = [...Object.entries(zhCN), ...Object.entries(en)].filter(([, text]) => text.trim() === '');
  expect(empty).toEqual([]);
});

test('both languages have the same keys and the same parameters', () => {
  const english: Record<string, string> = en;
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(zhCN).toSorted());
  const different = Object.entries(zhCN).filter(
    ([key, text]) => parameters(text).join() !== parameters(english[key] ?? '').join(),
  );
  expect(different).toEqual([]);
});

test('every key is used', () => {
  const unused = Object.keys(zhCN).filter(
    (key) =>
      !source.includes(`'${key}'`) && !beginnings.some((beginning) => beginning !== '' && key.startsWith(beginning)),
  );
  expect(unused).toEqual([]);
});

test('a key begins with the name of its catalogue', async () => {
  const catalogues = import.meta.glob<Record<string, Record<string, string>>>('./zh-CN/*.ts', { eager: true });
  const misplaced = Object.entries(catalogues)
    .filter(([path]) => !path.endsWith('/index.ts'))
    .flatMap(([path, module]) => {
      const name = /([\w-]+)\.ts$/.exec(path)?.[1] ?? '';
      return Object.values(module).flatMap((texts) => Object.keys(texts).filter((key) => !key.startsWith(`${name}.`)));
    });
  expect(misplaced).toEqual([]);
});
