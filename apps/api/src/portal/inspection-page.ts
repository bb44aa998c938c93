/** The page behind an inspection code: who comes, on what basis, how often, what you may do, and the confirmation. */
import { html } from 'hono/html';
import { ruleText } from '@liangma/domain/inspection/rule-texts';
import type { RuleFinding } from '@liangma/domain/inspection/rules';
import { groundLabels, typeLabels } from '../features/inspections/public.ts';
import type { Language } from '../http/problem.ts';
import { entryForm, type EntryForm } from './entry-form.ts';
import type { PortalFacts } from './inspection-facts.ts';
import type { Html } from './page.ts';
import { bansSection, complaintSection, rightsSection, timeFooter } from './shared-sections.ts';
import { dayText, timeText } from './times.ts';
import { groundWordsEn, typeWordsEn, wordsOf } from './words.ts';

/** Characters of legal basis on the whole page; with many matters each gets its share, the notice has the full text. */
const basisBudget = 1_800;
const leastBasis = 60;

/** Characters of all checks together, and of one at least. */
const checksBudget = 1_500;
const leastCheck = 30;

const clipped = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

export interface InspectionPage {
  language: Language;
  now: string;
  facts: PortalFacts;
  form: EntryForm;
}

/** Rules that stand in the way of the entry now. */
const blocksOf = ({ view }: PortalFacts) =>
  (view.ruleFindings as RuleFinding[]).filter((found) => found.severity === 'block');

function topSection({ language, facts }: InspectionPage): Html {
  const words = wordsOf(language);
  const { entry, enterpriseName } = facts.view;
  const blocks = blocksOf(facts);
  if (blocks.length > 0)
    return html`<div class="top">
      <p class="state stop">${words.notNow}</p>
      <h1 class="wide">${words.about(enterpriseName)}</h1>
      <ul>
        ${blocks.map((found) => html`<li>${ruleText(found, language)}</li>`)}
      </ul>
    </div>`;
  if (!entry)
    return html`<div class="top">
      <p class="state">${words.approved}</p>
      <h1 class="wide">${words.about(enterpriseName)}</h1>
      <p>${words.lead}</p>
      <p><a href="#confirm">${words.toForm}</a></p>
    </div>`;
  const at = timeText(entry.enteredAt, language);
  const lead =
    entry.way === 'inspection-code' ? words.leadEntered(at, entry.confirmedBy) : words.leadEnteredOtherwise(at);
  return html`<div class="top done">
    <p class="state">${words.entered}</p>
    <h1 class="wide">${words.about(enterpriseName)}</h1>
    <p class="wide">${lead}</p>
  </div>`;
}

/** Officers with certificates, and the body that sends them. */
export function whoSection(facts: PortalFacts, language: Language): Html {
  const words = wordsOf(language);
  const { bureau, view } = facts;
  return html`<section>
    <h2>${words.who}</h2>
    ${view.officerDetails.map(
      (officer) =>
        html`<div class="person">
          <b>${officer.name}</b><br />${words.certificate(officer.certificateNo)}
          ${officer.validUntil === null ? '' : html`<br />${words.validUntil(dayText(officer.validUntil, language))}`}
          ${officer.isAssignable ? '' : html`<br /><span class="error">${words.notValid}</span>`}
        </div>`,
    )}
    <p class="small">${words.assistants(view.fields.assistants.length)}</p>
    <dl>
      <dt>${words.bureau}</dt>
      <dd>
        <b>${bureau.name}</b>
        ${bureau.announcedOn === null ? '' : html`<br />${words.announced(dayText(bureau.announcedOn, language))}`}
        ${bureau.entrustedBy === null ? '' : html`<br />${words.entrusted(bureau.entrustedBy)}`}
      </dd>
    </dl>
  </section>`;
}

function originText({ view }: PortalFacts, language: Language): string {
  const words = wordsOf(language);
  const type = language === 'en' ? typeWordsEn[view.type] : typeLabels[view.type];
  const ground = language === 'en' ? groundWordsEn[view.groundKind] : groundLabels[view.groundKind];
  const origin = view.planLine ? words.planLine(view.planLine.year, view.planLine.no) : ground;
  return language === 'en' ? `${type}: ${origin}` : `${type}，${origin}`;
}

/** What will be asked, item by item, as far as the page has room; the notice and the record have every word. */
function checksText({ view }: PortalFacts, language: Language): Html {
  const count = wordsOf(language).checks(view.checklist.length);
  if (view.checklist.length === 0) return html`${count}`;
  const most = Math.max(leastCheck, Math.floor(checksBudget / view.checklist.length));
  const shown = view.checklist.slice(0, Math.ceil(checksBudget / leastCheck));
  return html`<details>
    <summary>${count}</summary>
    <ol>
      ${shown.map((check) => html`<li>${clipped(check.text, most)}</li>`)}
    </ol>
    ${shown.length < view.checklist.length ? html`<p>…</p>` : ''}
  </details>`;
}

function whySection({ facts, language }: InspectionPage): Html {
  const words = wordsOf(language);
  const { view } = facts;
  const most = Math.max(leastBasis, Math.floor(basisBudget / Math.max(1, view.matterDetails.length)));
  return html`<section>
    <h2>${words.why}</h2>
    <dl>
      <dt>${words.approval}</dt>
      <dd>${view.approval ? words.approvedOn(timeText(view.approval.at, language)) : ''}</dd>
      <dt>${words.noticeNo}</dt>
      <dd>${view.noticeNo ?? ''}</dd>
      <dt>${words.origin}</dt>
      <dd>${originText(facts, language)}</dd>
      <dt>${words.matters}</dt>
      <dd class="wide">
        ${view.matterDetails.map(
          (matter) =>
            html`<p>
              <b>${clipped(matter.name, most)}</b><br /><span class="small">${words.basis} ${clipped(matter.basis, most)}</span>
            </p>`,
        )}
        ${checksText(facts, language)}
      </dd>
    </dl>
  </section>`;
}

function whenSection({ facts, language }: InspectionPage): Html {
  const words = wordsOf(language);
  const { view, visitNo, isOutsideCap } = facts;
  const { limit, source } = view.capUse;
  const cap = limit === null ? words.capNone : words.cap(limit, source);
  return html`<section>
    <h2>${words.when}</h2>
    <p><b>${words.window(dayText(view.plannedFrom, language), dayText(view.plannedUntil, language))}</b></p>
  </section>
  <section>
    <h2>${words.often}</h2>
    <p><b>${words.oftenText(visitNo)}</b></p>
    <p>${isOutsideCap ? html`${words.capExempt}<br />` : ''}${cap}</p>
  </section>`;
}

/** The whole page. */
export function inspectionPage(page: InspectionPage): Html {
  const { language, facts, now, form } = page;
  const isOpen = facts.view.state === 'approved' && blocksOf(facts).length === 0;
  const action = isOpen ? entryForm(form, language) : '';
  // what must be corrected comes first; otherwise people read before they confirm
  const isRetry = form.errors.length > 0;
  return html`${isRetry ? action : ''} ${topSection(page)} ${whoSection(facts, language)} ${whySection(page)}
  ${whenSection(page)} ${rightsSection(language)} ${isRetry ? '' : action} ${bansSection(language)}
  ${complaintSection(facts.bureau.complaintPhone, language)} ${timeFooter(now, language)}`;
}

/** What a code that has run out still shows after the entry: that it is registered, who came, where to complain. */
export function enteredPage(page: InspectionPage): Html {
  const { language, facts, now } = page;
  return html`${topSection(page)} ${whoSection(facts, language)}
  ${complaintSection(facts.bureau.complaintPhone, language)} ${timeFooter(now, language)}`;
}
