import type { ProgressEvent, ProgressListener } from '../progress.js';
import type { Io } from './io.js';

const WORDS: Readonly<Record<ProgressEvent['phase'], string>> = {
  discover: 'finding addons',
  read: 'reading',
  resolve: 'resolving references',
  inspect: 'inspecting',
  gather: 'gathering evidence',
  weigh: 'weighing',
  plan: 'planning',
  report: 'writing reports',
};

/** One line on stderr that is rewritten in place; nothing where nobody watches. `end` wipes it. */
export function progressLine(io: Io, enabled: boolean): { listen: ProgressListener; end(): void } {
  const on = enabled && io.stderr.isTTY === true && !io.env.CI && io.env.TERM !== 'dumb';
  let shown = '';
  const show = (text: string) => {
    if (text === shown) return;
    io.stderr.write(`\r${text}\x1b[K`);
    shown = text;
  };
  return {
    listen: ({ phase, done, total }) => {
      if (!on) return;
      // A line for every percent is as much as an eye can follow.
      const share = total > 1 ? ` ${Math.floor((100 * done) / total)} % of ${total} addons` : '';
      show(`odoo-debt: ${WORDS[phase]}${share}`);
    },
    end: () => {
      if (shown !== '') io.stderr.write('\r\x1b[K');
      shown = '';
    },
  };
}
