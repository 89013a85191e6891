import { styleText } from 'node:util';
import type { Severity } from '../../src/domain/finding.js';
import type { Rating, VerdictKind } from '../../src/domain/score.js';

export type Style = Parameters<typeof styleText>[0];

/** Glyph and colour of a state. The word always stands beside it, so that neither is needed to read it. */
interface Sign {
  glyph: string;
  ascii: string;
  style: Style;
}

export const SEVERITY_SIGN: Record<Severity, Sign> = {
  blocker: { glyph: '■', ascii: '!', style: ['red', 'bold'] },
  high: { glyph: '▲', ascii: '^', style: 'red' },
  medium: { glyph: '◆', ascii: '*', style: 'yellow' },
  low: { glyph: '○', ascii: 'o', style: 'cyan' },
  info: { glyph: '·', ascii: '.', style: 'dim' },
};

export const VERDICT_SIGN: Record<VerdictKind, Sign> = {
  keep: { glyph: '●', ascii: '=', style: 'green' },
  refactor: { glyph: '◆', ascii: '+', style: 'yellow' },
  replace: { glyph: '▲', ascii: '>', style: 'magenta' },
  retire: { glyph: '×', ascii: 'x', style: 'dim' },
};

export const RATING_STYLE: Record<Rating, Style> = {
  A: 'green',
  B: 'green',
  C: 'yellow',
  D: 'red',
  E: ['red', 'bold'],
};

/** ASCII for what our own words and drawings use beyond it; scanned text keeps its own letters. */
const PLAIN: Record<string, string> = {
  ...{ '…': '...', '–': '-', '·': '|', '’': "'", '→': '->', '×': 'x' },
  ...{ '█': '#', '░': '.', '─': '-', '▏': '|' },
};

export interface Pen {
  width: number;
  ascii: boolean;
  /** Colours a text where colour is on; a no-op else. */
  paint(style: Style, text: string): string;
  glyph(sign: Sign): string;
  /** Our own wording in the character set of the terminal. */
  own(text: string): string;
  mark: string;
}

/** A pen for one summary. `validateStream` is off: the caller has decided about colour, not the process' own stdout. */
export function pen(width: number, color: boolean, ascii: boolean): Pen {
  return {
    width,
    ascii,
    paint: (style, text) => (color ? styleText(style, text, { validateStream: false }) : text),
    glyph: (sign) => (ascii ? sign.ascii : sign.glyph),
    own: (text) => (ascii ? text.replace(/[^\x20-\x7e]/g, (character) => PLAIN[character] ?? '?') : text),
    mark: ascii ? '..' : '…',
  };
}

/** A bar of `width` cells, `share` of it full (held to 0–1); anything above nothing shows at least one cell. */
export function bar(share: number, width: number, ascii: boolean): string {
  const held = Math.max(0, Math.min(1, share));
  const full = held === 0 ? 0 : Math.max(1, Math.round(held * width));
  return (ascii ? '#' : '█').repeat(full) + (ascii ? '.' : '░').repeat(width - full);
}
