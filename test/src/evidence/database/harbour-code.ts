import type { ScannedCode } from '../../../../src/domain/evidence/scanned-code.js';

/** The code of an addon that makes berths and tides (in a table of another name) and extends partners. */
export function harbourCode(): ScannedCode {
  const declared: Record<string, string[]> = { 'harbour.berth': ['harbour'], 'harbour.tide': ['harbour'] };
  return {
    addons: ['harbour', 'lighthouse'],
    declarers: (model) => declared[model] ?? [],
    extenders: (model) => (model === 'res.partner' ? ['harbour'] : []),
    table: (model) => (model === 'harbour.tide' ? 'harbour_waterlevel' : null),
    routes: [],
  };
}
