import type { Why } from '../../src/domain/why.js';
import type { ReportOptions } from '../shared/options.js';
import { visible, wrap } from '../shared/text.js';
import { pen as makePen } from './paint.js';

const HEADS = {
  said: 'What was decided',
  waitsFor: 'Waits for',
  neededBy: 'Waiting for it',
  saves: 'Saves',
  earliest: 'Could begin',
  competes: 'What takes the hours before it',
} as const;

/** Why an item is where it is in the plan, as a page for a terminal. */
export function renderWhy(why: Why, title: string, options: ReportOptions = {}): string {
  const width = Math.max(60, Math.min(options.width ?? 80, 120));
  const pen = makePen(width - 2, options.color ?? false, options.ascii ?? false);
  const block = (head: string, texts: readonly string[]) =>
    texts.length === 0
      ? []
      : [
          '',
          pen.paint('bold', head),
          ...texts.flatMap((text) => wrap(pen.own(visible(text)), width - 2).map((line) => `  ${line}`)),
        ];
  const texts = (entries: readonly { text: string }[]) => entries.map(({ text }) => text);
  return `${[
    `${pen.paint('bold', visible(why.id))} ${visible(title)}`,
    ...wrap(pen.own(visible(why.text)), width),
    ...block(HEADS.said, texts(why.said)),
    ...block(HEADS.waitsFor, texts(why.waitsFor)),
    ...block(HEADS.neededBy, texts(why.neededBy)),
    ...block(HEADS.saves, [why.saves.text]),
    ...block(HEADS.earliest, why.earliest === null ? [] : [why.earliest.text]),
    ...block(HEADS.competes, texts(why.competes)),
  ].join('\n')}\n`;
}
