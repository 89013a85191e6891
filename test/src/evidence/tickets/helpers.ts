import path from 'node:path';
import type { ScannedCode } from '../../../../src/domain/evidence/scanned-code.js';
import { type TicketSettings, ticketSettingsSchema } from '../../../../src/domain/evidence/ticket-settings.js';
import { tree } from '../../../helpers/tree.js';

export const SCANNED: ScannedCode = {
  addons: ['bakery_oven', 'bakery_sale', 'harbour_crane', 'library', 'library_loan'],
  declarers: (model) => (model === 'loan.line' ? ['library_loan'] : []),
  extenders: () => [],
  table: () => null,
  routes: [],
};

/** What the priorities of the fixtures mean, for the sources that name them with words. */
export const MEANINGS = {
  Urgent: 1,
  'High priority': 2,
  'Medium priority': 3,
  'Low priority': 4,
  'Très haute': 1,
  Haute: 2,
  Basse: 4,
  Highest: 1,
  High: 2,
  Medium: 3,
  Low: 4,
} as const;

export function fixture(name: string): string {
  return path.join('fixtures', 'tickets', name);
}

export function settings(given: Record<string, unknown>): TicketSettings {
  return ticketSettingsSchema.parse(given);
}

export function tally<T>(list: readonly T[], key: (one: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of list) counts[String(key(one))] = (counts[String(key(one))] ?? 0) + 1;
  return counts;
}

/** Writes a file into a folder of its own and gives its path. */
export function written(name: string, content: string | Buffer): string {
  return path.join(tree({ [name]: content }), name);
}
