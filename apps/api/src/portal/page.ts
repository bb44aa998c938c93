/** The frame of every public page, and the plain page that says one thing. */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../http/problem.ts';
import { contentSecurityPolicy, style } from './style.ts';
import { wordsOf } from './words.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  language: Language;
  title: string;
  /** Address of this page in the other language. */
  otherHref: string;
  body: Html;
}

/** A page with its frame. */
function pageOf({ language, title, otherHref, body }: Page): Html {
  const words = wordsOf(language);
  return html`<!doctype html>
    <html lang="${language === 'en' ? 'en' : 'zh-CN'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <header><div><a href="${otherHref}">${words.other}</a>${words.brand}</div></header>
        <main>${body}</main>
      </body>
    </html>`;
}

/** Indentation of the templates is nothing that a phone needs. */
const withoutIndentation = (text: string) => text.replaceAll(/\n\s+/g, '\n');

/** Sends a page; it is never kept by anybody between us and the phone. */
export async function sendPage(
  http: Context,
  status: 200 | 403 | 404 | 409 | 410 | 422 | 500,
  page: Page,
): Promise<Response> {
  const text = withoutIndentation(String(await pageOf(page)));
  return http.body(text, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'cache-control': 'private, no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
}

/** The body of a page that says one thing. */
export function plainBody(title: string, text: string, more: Html | '' = ''): Html {
  return html`<div class="top"><h1>${title}</h1><p>${text}</p></div>${more}`;
}
