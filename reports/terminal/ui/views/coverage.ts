import { count, percent, whole } from '../../../shared/numbers.js';
import { pair, para, title, words } from '../draw/text.js';
import type { PageView } from './view.js';

const MOST = 200;

/** What was read, and what could not be told. */
export const coverageView: PageView = {
  kind: 'page',
  id: 'coverage',
  title: 'coverage',
  tab: '6',
  heading: () => 'What could not be told',
  lines: ({ model, faults }, _, width, pen) => {
    const { coverage, problems = [], evidence, addons } = model.result;
    const { files, parsed, failed, skipped, unknown } = coverage;
    const reasons = (entries: readonly { path: string; why: string }[]) => [
      ...entries
        .slice(0, MOST)
        .flatMap(({ path, why }) => [...para(pen, path, width, 'bold', 2), ...para(pen, why, width, undefined, 4)]),
      ...(entries.length > MOST
        ? words(pen, `… and ${whole(entries.length - MOST)} more, in the result`, width, 'dim', 2)
        : []),
    ];
    const guessed = addons.filter(({ usage }) => usage.confidence === 'low').length;
    return [
      ...(faults.length === 0 ? [] : title(pen, 'The result itself is not what it should be', width)),
      ...faults.flatMap((fault) => para(pen, fault, width, undefined, 2)),
      ...title(pen, 'Read', width),
      ...words(
        pen,
        `${whole(parsed)} of ${count(files, 'source file')} were read whole${files === 0 ? '' : ` (${percent(parsed / files)})`}.`,
        width,
        undefined,
        2,
      ),
      ...(unknown.length === 0 ? [] : title(pen, 'Could not be told', width)),
      ...unknown.flatMap((text) => para(pen, text, width, undefined, 2)),
      ...(guessed === 0
        ? []
        : words(pen, `Use of ${count(guessed, 'addon')} has low confidence.`, width, undefined, 2)),
      ...(failed.length === 0 ? [] : title(pen, `Could not be read or checked: ${whole(failed.length)}`, width)),
      ...reasons(failed),
      ...(problems.length === 0 ? [] : title(pen, `Decisions that do not hold: ${whole(problems.length)}`, width)),
      ...problems.flatMap(({ path, line, message }) =>
        para(pen, `${path}${line === null ? '' : `:${line}`}: ${message}`, width, undefined, 2),
      ),
      ...(skipped.length === 0 ? [] : title(pen, `Left out on purpose: ${whole(skipped.length)}`, width)),
      ...reasons(skipped),
      ...title(pen, 'Evidence', width),
      ...(evidence.length === 0
        ? words(
            pen,
            'None beside the code; docs/how-to/collect-evidence.md says how to give some.',
            width,
            undefined,
            2,
          )
        : []),
      ...evidence.flatMap(({ source, window, basis }) =>
        pair(pen, source, `${basis}${window === null ? '' : `; ${window}`}`, width, 18),
      ),
    ];
  },
};
