import { type Risk, risksOf } from '../../src/domain/risks.js';
import { html, type Markup, type Part } from '../shared/html.js';
import { type Page, withName } from './context.js';
import { nameLink, nameList } from './parts.js';

export interface ToldRisk {
  title: Part;
  text: Markup;
}

const MOST = 5;

function told(page: Page, risk: Risk): ToldRisk {
  const { words } = page;
  const names = (sentence: (names: string) => string, most: number) =>
    withName(sentence, nameList(page, risk.addons, most));
  switch (risk.kind) {
    case 'blockers':
      return {
        title: words.risks.blockers(risk.things, page.result.target),
        text: withName(
          (list) => words.risks.blockersText(risk.addons.length, list),
          nameList(page, risk.addons.slice(0, 3), 3),
        ),
      };
    case 'security':
      return {
        title: words.risks.security(risk.findings),
        text: withName(
          (name) => words.risks.securityText(risk.addons.length, name),
          nameList(page, risk.addons.slice(0, 1), 1),
        ),
      };
    case 'concentration':
      return {
        title: words.risks.concentration(risk.addons.length, risk.share),
        text: names(words.risks.concentrationText, 4),
      };
    case 'hub':
      return {
        title: withName((name) => words.risks.hub(name, risk.waiting), nameLink(risk.addons[0].key, page.keys)),
        text: html`${words.risks.hubText(risk.hours)}`,
      };
    case 'leaving':
      return { title: words.risks.leaving(risk.hours), text: names(words.risks.leavingText, 3) };
    case 'rough':
      return { title: words.risks.rough(risk.addons.length), text: names(words.risks.roughText, 3) };
    case 'waiting':
      return {
        title: words.risks.waiting(risk.hours),
        text: html`${words.risks.waitingText} ${nameList(page, risk.addons, 3)}.`,
      };
  }
}

/** At most five risks, each told in the words of the business. */
export function toldRisks(page: Page): ToldRisk[] {
  return risksOf(page.result)
    .slice(0, MOST)
    .map((risk) => told(page, risk));
}
