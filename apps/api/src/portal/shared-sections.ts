/** Parts that several public pages show: rights, bans, complaints, the time of the page. */
import { html } from 'hono/html';
import { officialPunctuation } from '@liangma/documents/word/official-punctuation';
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { citation } from '@liangma/domain/rule-packs/rule-pack';
import type { Language } from '../http/problem.ts';
import type { Html } from './page.ts';
import { timeText } from './times.ts';
import { wordsOf } from './words.ts';

const { rights, bans } = nationalPack.rules;

const inLanguage = ({ zh, en }: { zh: string; en: string }, language: Language) =>
  language === 'en' ? en : officialPunctuation(zh);

/** Laws by their short title. */
const shortCitation = (full: string) => full.replace('《中华人民共和国', '《');

/** What the enterprise may do, each with its article. */
export function rightsSection(language: Language): Html {
  const words = wordsOf(language);
  return html`<section>
    <h2>${words.rights}</h2>
    <p><b>${words.refuse}</b></p>
    <ul>
      ${rights.value.map(
        (right) =>
          html`<li>${inLanguage(right, language)} <span class="small">${shortCitation(citation(right.source))}</span></li>`,
      )}
    </ul>
  </section>`;
}

/** 五个严禁、八个不得. */
export function bansSection(language: Language): Html {
  const words = wordsOf(language);
  return html`<section>
    <h2>${words.bans}</h2>
    <ol>
      ${bans.value.map(
        (ban) =>
          html`<li>
            <b>${inLanguage(ban, language)}</b>
            <ul>
              ${ban.mustNots.map((mustNot) => html`<li>${inLanguage(mustNot, language)}</li>`)}
            </ul>
          </li>`,
      )}
    </ol>
    <p class="small">${words.source}</p>
  </section>`;
}

/** Where to complain. */
export function complaintSection(phone: string, language: Language): Html {
  const words = wordsOf(language);
  const dialled = phone.replaceAll(/[^\d+-]/g, '');
  return html`<section>
    <h2>${words.complaint}</h2>
    <p>${phone === '' ? words.complaintNone : html`<a href="tel:${dialled}"><b>${phone}</b></a>`}</p>
  </section>`;
}

/** When the page was made, so that an old screenshot can be told. */
export function timeFooter(now: string, language: Language): Html {
  return html`<footer>${wordsOf(language).serverTime(timeText(now, language))}</footer>`;
}
