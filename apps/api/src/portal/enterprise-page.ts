/** The page behind a printed enterprise code, for whoever scans it with an ordinary phone. */
import { html } from 'hono/html';
import type { Language } from '../http/problem.ts';
import type { FoundEnterprise } from './lookup.ts';
import type { Html } from './page.ts';
import { bansSection, complaintSection, timeFooter } from './shared-sections.ts';
import { wordsOf } from './words.ts';

/** Name and credit code, which are public; what the code is for; the bans; where to complain. */
export function enterpriseBody(found: FoundEnterprise, now: string, language: Language): Html {
  const words = wordsOf(language);
  return html`<div class="top">
      <p class="state">${words.enterpriseTitle}</p>
      <h1 class="wide">${found.name}</h1>
      <p>${words.creditCode} ${found.creditCode}</p>
    </div>
    <section>
      <p>${words.enterprise}</p>
      <p>${words.enterpriseAsk}</p>
      <dl>
        <dt>${words.issuedBy}</dt>
        <dd>${found.bureauName}</dd>
      </dl>
    </section>
    ${bansSection(language)} ${complaintSection(found.complaintPhone, language)} ${timeFooter(now, language)}`;
}
