/** Public pages behind the codes: no account, no script, the same in every browser. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { uuidv7 } from 'uuidv7';
import type { AppDeps } from '../app-deps.ts';
import { perform } from '../db/perform.ts';
import type { Ctx } from '../db/scope.ts';
import { enterByInspectionCode } from '../features/entry/public.ts';
import { originOf, refuseForeignOrigin } from '../http/origin.ts';
import { ProblemException, type Language } from '../http/problem.ts';
import type { HttpEnv } from '../http/route.ts';
import { enterpriseBody } from './enterprise-page.ts';
import { errorsOf, readEntryForm, type EntryAnswers, type FieldError } from './entry-form.ts';
import { readPortalFacts } from './inspection-facts.ts';
import { enteredPage, inspectionPage } from './inspection-page.ts';
import { findEnterpriseByCode, findInspectionByCode, type FoundInspection } from './lookup.ts';
import { isStampFresh, stampOf } from './opened-stamp.ts';
import { plainBody, sendPage } from './page.ts';
import { wordsOf } from './words.ts';

const formLimit = 16 * 1024;
const nothingSent: EntryAnswers = { name: '', isShown: false, stamp: '' };

type Http = Context<HttpEnv>;

const languageOf = (http: Http): Language => (http.req.query('lang') === 'en' ? 'en' : 'zh');
const inLanguage = (path: string, language: Language) => (language === 'en' ? `${path}?lang=en` : path);
const inOther = (path: string, language: Language) => inLanguage(path, language === 'en' ? 'zh' : 'en');

/** The same answer for every code that is not ours, byte for byte. */
function sendUnknown(http: Http): Promise<Response> {
  const language = languageOf(http);
  const words = wordsOf(language);
  return sendPage(http, 404, {
    language,
    title: words.unknownTitle,
    otherHref: language === 'en' ? '?lang=zh' : '?lang=en',
    body: plainBody(words.unknownTitle, words.unknown),
  });
}

function contextOf(deps: AppDeps, http: Http, bureauId: string): Ctx {
  return {
    bureauId,
    actor: null,
    actorLabel: '企业扫码',
    now: deps.clock(),
    requestId: uuidv7(),
    origin: originOf(deps, http),
    language: languageOf(http),
  };
}

interface Shown {
  token: string;
  found: FoundInspection;
  answers: EntryAnswers;
  errors: readonly FieldError[];
  status: 200 | 409 | 422;
}

async function sendInspection(deps: AppDeps, http: Http, shown: Shown): Promise<Response> {
  const { token, found, answers, errors, status } = shown;
  const language = languageOf(http);
  const words = wordsOf(language);
  const path = `/c/${token}`;
  const otherHref = inOther(path, language);
  const plain = (code: 200 | 410, title: string, text: string) =>
    sendPage(http, code, { language, title, otherHref, body: plainBody(title, text) });
  if (found.state === 'cancelled') return plain(410, words.cancelledTitle, words.cancelled);
  if (found.state === 'closed') return plain(410, words.closedTitle, words.closed);
  if (found.isExpired && found.state === 'approved') return plain(410, words.expiredTitle, words.expired);
  const ctx = contextOf(deps, http, found.bureauId);
  const facts = await readPortalFacts(deps.db, ctx, found.inspectionId);
  const form = {
    action: inLanguage(`${path}/entry`, language),
    stamp: stampOf(found.secret, token, ctx.now),
    name: answers.name,
    isShown: answers.isShown,
    errors,
  };
  const page = { language, now: ctx.now, facts, form };
  const title = facts.view.entry ? words.entered : words.about(facts.view.enterpriseName);
  return sendPage(http, status, {
    language,
    title: errors.length > 0 ? words.errorTitle(title) : title,
    otherHref,
    body: found.isExpired ? enteredPage(page) : inspectionPage(page),
  });
}

async function showInspection(deps: AppDeps, http: Http, token: string): Promise<Response> {
  const found = await findInspectionByCode(deps.db, token, deps.clock());
  if (!found) return sendUnknown(http);
  return sendInspection(deps, http, { token, found, answers: nothingSent, errors: [], status: 200 });
}

async function confirmEntry(deps: AppDeps, http: Http, token: string): Promise<Response> {
  const now = deps.clock();
  const found = await findInspectionByCode(deps.db, token, now);
  if (!found) return sendUnknown(http);
  const answers = readEntryForm(await http.req.parseBody());
  const isLate = found.isExpired && !isStampFresh(found.secret, token, answers.stamp, now);
  const show = (status: Shown['status'], errors: readonly FieldError[] = [], current = found) =>
    sendInspection(deps, http, { token, found: { ...current, isExpired: isLate }, answers, errors, status });
  if (found.state !== 'approved' || isLate) return show(200);
  const errors = errorsOf(answers, wordsOf(languageOf(http)));
  if (errors.length > 0) return show(422, errors);
  const ctx = contextOf(deps, http, found.bureauId);
  const input = { inspectionId: found.inspectionId, name: answers.name };
  const command = { name: 'confirm-entry', commandId: uuidv7(), permission: null, input };
  try {
    await perform(deps.db, ctx, command, (tx, inner) =>
      enterByInspectionCode(tx, inner, found.inspectionId, answers.name),
    );
  } catch (error) {
    // the page says which rule stands in the way, or what has become of the inspection meanwhile
    const isRefusal = error instanceof ProblemException && error.code.startsWith('inspection/');
    const current = isRefusal ? await findInspectionByCode(deps.db, token, now) : null;
    if (!current) throw error;
    return show(409, [], current);
  }
  return http.redirect(inLanguage(`/c/${token}`, languageOf(http)), 303);
}

async function showEnterprise(deps: AppDeps, http: Http, token: string): Promise<Response> {
  const found = await findEnterpriseByCode(deps.db, token);
  if (!found) return sendUnknown(http);
  const language = languageOf(http);
  return sendPage(http, 200, {
    language,
    title: wordsOf(language).enterpriseTitle,
    otherHref: inOther(`/e/${token}`, language),
    body: enterpriseBody(found, deps.clock(), language),
  });
}

/** Pages below `/c` (inspection code) and `/e` (enterprise code). */
export function portalRoutes(deps: AppDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.onError((error, http) => {
    const language = languageOf(http);
    const isForeign = error instanceof ProblemException && error.code === 'request/foreign-origin';
    if (!isForeign) deps.log.error({ err: error, path: http.req.routePath }, 'public page failed');
    const text = language === 'en' ? 'Please go back and try again.' : '请返回后再试一次。';
    const title = language === 'en' ? 'That did not work' : '没有成功';
    const page = { language, title, otherHref: inOther('', language), body: html`${plainBody(title, text)}` };
    return sendPage(http, isForeign ? 403 : 500, page);
  });
  app.get('/c/:token', (http) => showInspection(deps, http, http.req.param('token')));
  app.post('/c/:token/entry', bodyLimit({ maxSize: formLimit }), (http) => {
    refuseForeignOrigin(http);
    return confirmEntry(deps, http, http.req.param('token'));
  });
  // the way back after an error, and a page that was reloaded
  app.get('/c/:token/entry', (http) =>
    http.redirect(inLanguage(`/c/${http.req.param('token')}`, languageOf(http)), 302),
  );
  app.get('/e/:token', (http) => showEnterprise(deps, http, http.req.param('token')));
  return app;
}
