import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';

export type Ts = typeof ts;
export type Node = ts.Node;

let loaded: Ts | null = null;

/**
 * The compiler that ts-morph brings along. It is large, so it is loaded when the first JavaScript file is read and
 * never before; `import type` leaves no trace at run time.
 */
export function typescript(): Ts {
  loaded ??= (createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph')).ts;
  return loaded;
}
