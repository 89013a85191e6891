import { SEVERITIES, type Severity } from '../../../../src/domain/finding.js';
import { type Pen, SEVERITY_SIGN } from '../../paint.js';
import type { ViewCell } from './view.js';

const PENLESS: Readonly<Record<Severity, string>> = { blocker: 'B', high: 'H', medium: 'M', low: 'L', info: 'I' };

/** Shape, letter and colour of a severity: any one of them is enough to read it. */
export function severityCell(severity: Severity, ascii: boolean): ViewCell {
  const sign = SEVERITY_SIGN[severity];
  return { text: `${ascii ? sign.ascii : sign.glyph}${PENLESS[severity]}`, style: sign.style };
}

export function severityMark(severity: Severity, pen: Pen): string {
  const { text, style } = severityCell(severity, pen.ascii);
  return style === undefined ? text : pen.paint(style, text);
}

/** 0 for the worst. */
export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);

const STEPS = [50, 75] as const;

/** Colour of a score where 100 is the worst. */
export function scoreStyle(score: number): ViewCell['style'] {
  return score >= STEPS[1] ? 'red' : score >= STEPS[0] ? 'yellow' : undefined;
}

/** A cell without a style where there is none. */
export function cell(text: string, style?: ViewCell['style']): ViewCell {
  return style === undefined ? { text } : { text, style };
}
