// Papers must not lie: every path they cite exists, and every problem code has a page that says what the catalogue says.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { read, root } from './tree.mjs';

const paper = /^[^/]+\.md$|^docs\/(?!examples\/).+\.md$/;
const topFolders = /^(apps|packages|docs|scripts|tools|\.ci)\//;
const placeholder = /[<>{}*…$]|\.\.\.|\bNNNN\b/;

/** Links `[text](path)` relative to the paper, and paths in backticks that begin at a top folder of the tree. */
function citedPaths(text) {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
  const links = [...prose.matchAll(/\]\(\s*<?([^)>\s]+)>?[^)]*\)|<img[^>]+src="([^"]+)"/g)].map((m) => m[1] ?? m[2]);
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].map((m) => m[1].trim());
  return {
    links: links.filter((target) => !/^([a-z]+:|#|\/)/i.test(target)).map((target) => decodeURI(target.split('#')[0])),
    quoted: quoted
      .filter((word) => topFolders.test(word) && !/\s/.test(word) && !placeholder.test(word))
      .map((word) => word.replace(/(:\d+(-\d+)?|#.*)$/, '')),
  };
}

function deadPaths(path, text, exists) {
  const { links, quoted } = citedPaths(text);
  const dead = [
    ...links.filter((target) => !exists(posix.join(posix.dirname(path), target))),
    ...quoted.filter((target) => !exists(target)),
  ];
  return { looked: links.length + quoted.length, problems: dead.map((target) => `${path}: ${target} does not exist`) };
}

/** The page of a code: `area/what-is-wrong` → docs/problems/area-what-is-wrong.md */
const pageOf = (code) => `docs/problems/${code.replace('/', '-')}.md`;

function pageProblems(catalogue, pages, text) {
  const expected = new Map(Object.entries(catalogue).map(([code, problem]) => [pageOf(code), { code, ...problem }]));
  const problems = pages.filter((path) => !expected.has(path)).map((path) => `${path}: no problem code has this page`);
  for (const [path, { code, status, zh, en }] of expected) {
    if (!pages.includes(path)) problems.push(`${path} is missing: the page of ${code}`);
    else
      for (const words of [`# ${code}`, String(status), zh, en])
        if (!text(path).includes(words)) problems.push(`${path}: does not say “${words}” as the catalogue does`);
  }
  return problems;
}

/** The gate itself is shown a paper with a dead link, a dead path, and a catalogue without pages. */
function blindness() {
  const text = 'See [x](gone.md), `apps/gone.ts`, `apps/<feature>/x.ts`.\n```\napps/in-a-drawing.ts\n```\n';
  const seen = deadPaths('docs/a.md', text, () => false).problems.length;
  const missing = pageProblems({ 'a/b': { status: 400, zh: '中', en: 'x' } }, ['docs/problems/c.md'], () => '').length;
  return seen === 2 && missing === 2 ? [] : ['blind: planted dead paths or missing pages were not reported'];
}

export async function docs(files) {
  const papers = files.filter((path) => paper.test(path));
  const found = papers.map((path) => deadPaths(path, read(path), (target) => existsSync(join(root, target))));
  const { problems: catalogue } = await import(pathToFileURL(join(root, 'packages/contract/src/problems.ts')).href);
  const pages = papers.filter((path) => path.startsWith('docs/problems/') && !path.endsWith('/README.md'));
  const problems = [...found.flatMap((paperFound) => paperFound.problems), ...pageProblems(catalogue, pages, read)];
  for (const needed of ['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/glossary.md'])
    if (!papers.includes(needed)) problems.push(`${needed} is missing`);
  const looked = found.reduce((sum, paperFound) => sum + paperFound.looked, 0);
  if (looked === 0) problems.push('no paper cites a path');
  problems.push(...blindness());
  return { problems, saw: `${papers.length} papers, ${looked} paths, ${Object.keys(catalogue).length} problem codes` };
}
