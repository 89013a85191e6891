import { InvalidArgumentError } from 'commander';
import { isSeries, SERIES, type Series } from '../domain/series.js';
import type { Part } from '../shards/split.js';

/** Parsers of option values; commander prints what they throw as one line and the run ends with 2. */

export function parseSeries(text: string): Series {
  // People write 17 for 17.0.
  const full = /^\d+$/.test(text) ? `${text}.0` : text;
  if (isSeries(full)) return full;
  throw new InvalidArgumentError(`Not an Odoo series; known are ${SERIES.join(', ')}.`);
}

export function parseCount(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Must be a whole number above 0.');
}

export function parseHours(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('Must be a number of hours above 0.');
}

export function parsePercent(text: string): number {
  const number = Number(text.replace(/\s*%$/, ''));
  if (Number.isFinite(number) && number >= 0 && number <= 100) return number;
  throw new InvalidArgumentError('Must be a percentage from 0 to 100.');
}

export function parseDay(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('Must be a day such as 2026-11-22.');
}

export function parsePart(text: string): Part {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const part = { index: Number(index), of: Number(of) };
  if (part.index >= 1 && part.index <= part.of) return part;
  throw new InvalidArgumentError('Write it as <number>/<how many>, such as 2/4; numbers count from 1.');
}

/** Collects a repeatable option. */
export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** Collects `item=sprint` pins. */
export function collectPin(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const [, item, sprint] = /^(.+)=(\d+)$/.exec(text) ?? [];
  if (!item || !sprint || Number(sprint) < 1)
    throw new InvalidArgumentError('Write it as <item>=<sprint>, sprints count from 1.');
  return { ...before, [item]: Number(sprint) };
}
